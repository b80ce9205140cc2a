package file

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"fmt"
	"maps"
	"slices"
	"time"

	"countersign/export/sign"
)

// Signing is one signature that shall be made.
type Signing struct {
	Field string    // name of an empty field
	Key   *sign.Key // may not have signed this file before
	Time  time.Time // when, to the second
	// Stamp has the signature stamped by an authority: detached CMS in, the same
	// with a time stamp out. nil leaves it without one.
	Stamp func(cms []byte) ([]byte, error)
}

// Sign adds a revision for each signature, which fills its field and leaves every
// byte before it alone. It first verifies the file and refuses one that is not
// sound, so nobody signs what someone else slipped in. The first signature
// certifies the document: only further signatures are allowed after it. It gives
// all signatures or none.
func Sign(pdf []byte, all ...Signing) ([]byte, error) {
	e, err := examine(pdf)
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if err := e.add(s); err != nil {
			return nil, err
		}
	}
	return e.src, nil
}

// add signs what was examined, and goes on behind the new revision.
func (e *examination) add(s Signing) error {
	f := e.base.field(s.Field)
	if f == nil || e.filled[s.Field] {
		return faultf(-1, "there is no empty signature field %q", s.Field)
	}
	if e.signed[s.Key.Fingerprint()] {
		return faultf(-1, "the key of %q has signed this file already", s.Key.Identity().Name)
	}
	if err := s.Key.ValidAt(s.Time); err != nil {
		return err
	}
	d, err := e.compose(*f, s.Key.Certificates(), s.Time, s.Stamp != nil)
	if err != nil {
		return err
	}
	cms, err := sign.SignDetached(d.digest(e.src), s.Key)
	if err != nil {
		return err
	}
	if s.Stamp != nil {
		if cms, err = s.Stamp(cms); err != nil {
			return err
		}
	}
	if err := d.fill(cms); err != nil {
		return err
	}
	e.src = slices.Concat(e.src, d.section)
	revs, err := readTables(e.src)
	if err != nil {
		return err
	}
	e.last = revs[len(revs)-1]
	e.filled[s.Field], e.signed[s.Key.Fingerprint()] = true, true
	return nil
}

// draft is a revision that lacks its signature.
type draft struct {
	section  []byte
	from, to int // the token of /Contents within section
}

const rangePlaceholder = "[0 0000000000 0000000000 0000000000]"

// spareRoom is for the parts of a CMS that are neither certificates nor names,
// stampRoom for a time stamp with the authority's certificates.
const (
	spareRoom = 1200
	stampRoom = 12_000
)

func roomFor(certs []*x509.Certificate, stamped bool) int {
	room := spareRoom + len(certs[0].RawIssuer)
	if stamped {
		room += stampRoom
	}
	for _, c := range certs {
		room += len(c.Raw)
	}
	return room
}

// compose writes the revision that follows what was examined. It depends on
// nothing else than its arguments, so verifying can write it again.
func (e *examination) compose(f field, certs []*x509.Certificate, at time.Time, stamped bool) (*draft, error) {
	next, err := e.last.size()
	if err != nil {
		return nil, err
	}
	id := sign.IdentityOf(certs[0])
	box, err := e.base.drawBox(f, BoxLines(textOf(e.base.catalog["Lang"]), id, sign.FingerprintOf(certs[0]), at))
	if err != nil {
		return nil, err
	}
	signature, appearance := ref(next), ref(next+1)
	filled := maps.Clone(f.dict)
	filled["V"], filled["AP"] = signature, dict{"N": appearance}
	contents := verbatim("<" + string(bytes.Repeat([]byte("0"), 2*roomFor(certs, stamped))) + ">")
	value := dict{
		"Type": name("Sig"), "Filter": name("Adobe.PPKLite"), "SubFilter": name("ETSI.CAdES.detached"),
		"Contents": contents, "ByteRange": verbatim(rangePlaceholder), "M": date(at), "Name": textString(id.Name),
	}
	objects := map[int]object{int(f.at): filled, int(signature): value, int(appearance): box}
	if len(e.filled) == 0 {
		catalog := maps.Clone(e.base.catalog)
		catalog["Perms"] = dict{"DocMDP": signature}
		objects[int(e.base.root)] = catalog
		value["Reference"] = array{dict{
			"Type": name("SigRef"), "TransformMethod": name("DocMDP"),
			"TransformParams": dict{"Type": name("TransformParams"), "P": number("2"), "V": name("1.2")},
		}}
	}
	trailer, err := e.trailer(next + 2)
	if err != nil {
		return nil, err
	}
	d := &draft{section: writeRevision(nil, e.last.end, objects, trailer)}
	return d, d.measure(contents, e.last.end)
}

func (e *examination) trailer(size int) (dict, error) {
	ids, _ := e.last.trailer["ID"].(array)
	if len(ids) != 2 {
		return nil, faultf(e.last.xref, "the trailer has no /ID")
	}
	id := sha256.Sum256(e.src[:e.last.end])
	return dict{
		"Size": integer(size), "Root": e.base.root, "Info": e.last.trailer["Info"], "Prev": integer(e.last.xref),
		"ID": array{ids[0], text{bytes: id[:16], hex: true}},
	}, nil
}

// measure notes where the signature goes and writes the byte range, which is
// all of the file but that.
func (d *draft) measure(contents verbatim, after int) error {
	d.from = bytes.Index(d.section, []byte("/Contents "+contents)) + len("/Contents ")
	d.to = d.from + len(contents)
	at := bytes.Index(d.section, []byte("/ByteRange "+rangePlaceholder)) + len("/ByteRange ")
	if d.from < len("/Contents ") || at < len("/ByteRange ") {
		return faultf(-1, "the signature has no place in its revision")
	}
	covered := fmt.Sprintf("[0 %d %d %d]", after+d.from, after+d.to, len(d.section)-d.to)
	copy(d.section[at:], fmt.Sprintf("%-*s", len(rangePlaceholder), covered))
	return nil
}

// digest is over the file before and the revision, but for the signature.
func (d *draft) digest(before []byte) (sum [32]byte) {
	h := sha256.New()
	h.Write(before)
	h.Write(d.section[:d.from])
	h.Write(d.section[d.to:])
	return [32]byte(h.Sum(nil))
}

func (d *draft) fill(cms []byte) error {
	if 2*len(cms) > d.to-d.from-2 {
		return faultf(-1, "the signature has %d bytes and room for %d", len(cms), (d.to-d.from-2)/2)
	}
	copy(d.section[d.from+1:], fmt.Sprintf("%X", cms))
	return nil
}
