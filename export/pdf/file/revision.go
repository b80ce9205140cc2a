package file

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

const binaryMark = "%\xE2\xE3\xCF\xD3\n"

const header = "%PDF-1.7\n" + binaryMark

// revision is one section of a file: objects, where they are, a trailer.
type revision struct {
	objects    map[int]object
	trailer    dict
	start, end int // of its bytes; end is behind the %%EOF line
	xref       int // offset of the cross-reference table
	offsets    map[int]int
}

// read takes a file apart, oldest revision first. Every byte must belong to
// the header, an object, a cross-reference table or a trailer.
func read(src []byte) ([]*revision, error) {
	if len(src) > maxFile {
		return nil, faultf(-1, "the file has %d bytes; at most %d are read", len(src), maxFile)
	}
	if !bytes.HasPrefix(src, []byte("%PDF-1.")) {
		return nil, faultf(0, "this is not a PDF file")
	}
	revs, err := readTables(src)
	if err != nil {
		return nil, err
	}
	values := maxValues
	at := 0
	for k, rev := range revs {
		rev.start = at
		if k == 0 {
			at = headerEnd(src)
		}
		if err := rev.readObjects(src, at, &values); err != nil {
			return nil, err
		}
		at = rev.end
	}
	return revs, nil
}

func headerEnd(src []byte) int {
	at := bytes.IndexByte(src, '\n') + 1
	if bytes.HasPrefix(src[at:], []byte(binaryMark)) {
		at += len(binaryMark)
	}
	return at
}

// readTables follows the chain of cross-reference tables from the end.
func readTables(src []byte) ([]*revision, error) {
	i := bytes.LastIndex(src, []byte("startxref\n"))
	if i < 0 {
		return nil, faultf(len(src), "the end of the file is missing")
	}
	values := maxValues
	p := &parser{src: src, at: i + len("startxref\n"), values: &values}
	at, end, entries := p.integer(), len(src), 0
	var revs []*revision
	for {
		if at >= end {
			return nil, faultf(end, "the cross-reference tables do not run backwards, or the end of the file is missing")
		}
		rev, err := readTable(src[:end], at, &values)
		if err != nil {
			return nil, err
		}
		if rev.end != end {
			return nil, faultf(rev.end, "bytes between revisions, or after the end")
		}
		if entries += len(rev.offsets); entries > maxObjects || len(revs) == maxRevisions {
			return nil, faultf(-1, "more than %d objects or %d revisions", maxObjects, maxRevisions)
		}
		revs = append(revs, rev)
		previous, more := rev.trailer["Prev"]
		if !more {
			slices.Reverse(revs)
			return revs, nil
		}
		var ok bool
		if at, ok = intOf(previous); !ok {
			return nil, faultf(rev.xref, "/Prev is not a number")
		}
		if end, err = revisionEnd(src, at, rev); err != nil {
			return nil, err
		}
	}
}

// revisionEnd finds where the revision ends whose table is at offset at: right
// before the first object of the next one.
func revisionEnd(src []byte, at int, next *revision) (int, error) {
	end := next.xref
	for _, offset := range next.offsets {
		end = min(end, offset)
	}
	if at < 0 || at >= end || end > len(src) {
		return 0, faultf(next.xref, "the cross-reference tables do not run backwards")
	}
	return end, nil
}

func readTable(src []byte, at int, values *int) (*revision, error) {
	p := &parser{src: src, at: at, values: values}
	rev := &revision{xref: at, offsets: map[int]int{}, objects: map[int]object{}}
	p.want("xref\n")
	for !p.skip("trailer\n") && p.err == nil {
		first := p.integer()
		p.want(" ")
		count := p.integer()
		p.want("\n")
		for n := first; n < first+count && p.err == nil; n++ {
			p.entry(n, rev.offsets)
		}
	}
	trailer := p.object(0)
	p.want("\nstartxref\n")
	if own := p.integer(); own != at {
		p.fail("startxref does not name its own table")
	}
	p.want("\n%%EOF\n")
	if p.err != nil {
		return nil, p.err
	}
	var ok bool
	if rev.trailer, ok = trailer.(dict); !ok {
		return nil, faultf(at, "the trailer is not a dictionary")
	}
	rev.end = p.at
	return rev, nil
}

const entryLength = 20

// entry reads one line of a cross-reference table.
func (p *parser) entry(n int, offsets map[int]int) {
	if len(p.src)-p.at < entryLength || len(offsets) > maxObjects {
		p.fail("the cross-reference table is too short or too long")
		return
	}
	line := string(p.src[p.at : p.at+entryLength])
	if n == 0 && line == "0000000000 65535 f \n" {
		p.at += entryLength
		return
	}
	offset, err := strconv.ParseUint(line[:10], 10, 31)
	if _, twice := offsets[n]; err != nil || twice || line[10:] != " 00000 n \n" {
		p.fail("a cross-reference entry that this program does not write")
		return
	}
	offsets[n] = int(offset)
	p.at += entryLength
}

// readObjects reads the objects of a revision, which directly follow one another.
func (r *revision) readObjects(src []byte, at int, values *int) error {
	inOrder := slices.SortedFunc(maps.Keys(r.offsets), func(a, b int) int { return r.offsets[a] - r.offsets[b] })
	for _, n := range inOrder {
		if r.offsets[n] != at {
			return faultf(min(at, r.offsets[n]), "object %d does not directly follow the one before it", n)
		}
		p := &parser{src: src[:r.xref], at: at, values: values}
		numbered, v := p.indirect()
		if p.err != nil {
			return p.err
		}
		if numbered != n {
			return faultf(at, "object %d is numbered %d", n, numbered)
		}
		r.objects[n] = v
		at = p.at
	}
	if at != r.xref {
		return faultf(at, "bytes that belong to no object")
	}
	return nil
}

// writeRevision appends objects, a cross-reference table and a trailer to b,
// which follows after bytes of the file.
func writeRevision(b []byte, after int, objects map[int]object, trailer dict) []byte {
	numbers := slices.Sorted(maps.Keys(objects))
	offsets := make(map[int]int, len(numbers))
	for _, n := range numbers {
		offsets[n] = after + len(b)
		b = append(strconv.AppendInt(b, int64(n), 10), " 0 obj\n"...) //words:none
		b = objects[n].appendTo(b)
		b = append(b, "\nendobj\n"...)
	}
	table := after + len(b)
	b = append(b, "xref\n"...)
	if after == 0 {
		numbers = append([]int{0}, numbers...)
	}
	for len(numbers) > 0 {
		run := 1
		for run < len(numbers) && numbers[run] == numbers[0]+run {
			run++
		}
		b = fmt.Appendf(b, "%d %d\n", numbers[0], run)
		for _, n := range numbers[:run] {
			if n == 0 {
				b = append(b, "0000000000 65535 f \n"...)
			} else {
				b = fmt.Appendf(b, "%010d 00000 n \n", offsets[n])
			}
		}
		numbers = numbers[run:]
	}
	b = append(b, "trailer\n"...)
	b = trailer.appendTo(b)
	return fmt.Appendf(b, "\nstartxref\n%d\n%%%%EOF\n", table)
}
