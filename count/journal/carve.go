package journal

import (
	"encoding/binary"

	"countersign/count"
)

// find is what looks like an event in the bytes of a file.
type find struct {
	seq  int64 // 0 if its number could not be read
	body []byte
	hash []byte
}

const (
	usualPage = 4096
	leastCell = 2 + 4 + 2 + len(count.Digest{}) // length, number, header, "{}", hash
	hashType  = 12 + 2*len(count.Digest{})      // the serial type of a BLOB of 32 bytes
	mostUses  = 4                               // of one overflow page, so that no file is read for ever
)

// pageSizes are those to try: that of the header, if it is one, and that of
// every file this program has written.
func pageSizes(data []byte) []int {
	sizes := []int{usualPage}
	if len(data) >= headerSize {
		n := int(binary.BigEndian.Uint16(data[16:]))
		if n >= 512 && n&(n-1) == 0 && n != usualPage {
			sizes = append(sizes, n)
		}
	}
	return sizes
}

// carve looks for events at every byte of every page, whatever the page says
// that it holds. A row of the table is
// stored as www.sqlite.org/fileformat2.html says under "Record Format": the
// length and the number of the row, then the header of a record (its own
// length, NULL for the number, the types of body and hash), the body, the
// hash; what does not fit into the page goes on in overflow pages.
func carve(data []byte, size int) []find {
	var finds []find
	uses := make([]byte, len(data)/size+2)
	for page := 0; page < len(data); page += size {
		end := min(page+size, len(data))
		for at := page; at+4 < end; at++ {
			head, n, ok := recordHeader(data[at:end])
			if !ok {
				continue
			}
			total := head + n + len(count.Digest{})
			payload, ok := gather(data, at, end, total, size, uses)
			if !ok || CheckBody(payload[head:head+n]) != nil {
				continue
			}
			if len(finds) > len(data)/leastCell {
				return finds // more than rows could be: somebody plays with us
			}
			finds = append(finds, find{number(data[page:at], total), payload[head : head+n], payload[head+n:]})
		}
	}
	return finds
}

// recordHeader reads the header of a record that can be an event: its length
// and that of the body. Its first two bytes may be anything: SQLite writes
// over them when a row is taken out.
func recordHeader(b []byte) (head, body int, ok bool) {
	kind, used := varint(b[2:])
	head = 2 + used + 1
	if used == 0 || head >= len(b) || int(b[head-1]) != hashType || b[head] != '{' {
		return 0, 0, false
	}
	if kind < 13+2*2 || kind%2 == 0 || kind > 13+2*MaxBody {
		return 0, 0, false
	}
	return head, int(kind-13) / 2, true
}

// gather puts the payload of a row together that begins at a byte of a page.
func gather(data []byte, at, end, total, size int, uses []byte) ([]byte, bool) {
	local := localSize(total, size)
	if total > len(data) || at+local > end {
		return nil, false
	}
	if local == total {
		return data[at : at+total], true
	}
	if at+local+4 > end {
		return nil, false
	}
	payload := append(make([]byte, 0, local), data[at:at+local]...)
	next := data[at+local:]
	for len(payload) < total {
		page := int(binary.BigEndian.Uint32(next))
		begin := (page - 1) * size
		if page < 2 || begin+4 >= len(data) || uses[page] == mostUses {
			return nil, false
		}
		uses[page]++
		next = data[begin:]
		part := data[begin+4 : min(begin+size, len(data))]
		payload = append(payload, part[:min(len(part), total-len(payload))]...)
		if len(payload) < total && len(part) < size-4 {
			return nil, false
		}
	}
	return payload, true
}

// localSize is how much of a payload lies in the page of its row.
func localSize(total, size int) int {
	if total <= size-35 {
		return total
	}
	least := (size-12)*32/255 - 23
	if n := least + (total-least)%(size-4); n <= size-35 {
		return n
	}
	return least
}

// number reads backwards what stands before the record: the length of the
// payload and the number of the row.
func number(before []byte, total int) int64 {
	for k := 1; k <= 9 && k < len(before); k++ {
		at := len(before) - k
		seq, used := varint(before[at:])
		if used != k {
			continue
		}
		for l := 1; l <= 5 && l <= at; l++ {
			if n, used := varint(before[at-l:]); used == l && n == int64(total) {
				return max(seq, 0)
			}
		}
	}
	return 0
}

// varint reads a number of 1 to 9 bytes; none used if it is cut off.
func varint(b []byte) (n int64, used int) {
	for i := 0; i < len(b) && i < 8; i++ {
		n = n<<7 | int64(b[i]&0x7f)
		if b[i] < 0x80 {
			return n, i + 1
		}
	}
	if len(b) < 9 {
		return 0, 0
	}
	return n<<8 | int64(b[8]), 9
}
