package pdf

import (
	"fmt"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/record"
	"countersign/export/sign"
)

// Texts lists what a page writes, in the order of drawing.
func Texts(content []byte) (out []string) {
	for {
		text, rest, ok := nextText(content)
		if !ok {
			return out
		}
		out, content = append(out, text), rest
	}
}

// Forge draws one sheet and attaches the record of another one.
func Forge(shown, claimed *count.Sheet) ([]byte, error) {
	return forge(shown, claimed, func(*enclosed) {})
}

// ForgeCMS attaches any bytes as the signature of a signer.
func ForgeCMS(s *count.Sheet, seals record.Seals, signer int, cms []byte) ([]byte, error) {
	return forge(s, s, func(e *enclosed) {
		e.cms = make([][]byte, len(s.Signers))
		copy(e.cms, seals.CMS)
		e.cms[signer] = cms
	})
}

// ForgeCode prints and attaches any text as that of the QR code.
func ForgeCode(s *count.Sheet, text string) ([]byte, error) {
	return forge(s, s, func(e *enclosed) { e.code = text })
}

// ForgeLayout has the document state another drawing.
func ForgeLayout(s *count.Sheet, name string) ([]byte, error) {
	rec, err := record.Write(s)
	if err != nil {
		return nil, err
	}
	e, err := enclose(s, rec, record.Seals{})
	if err != nil {
		return nil, err
	}
	d := &drawing{canvas: newCanvas(s.Tally.Policy.Paper, words.In("en")), sheet: s, digest: e.digest, name: Name(s), cutRemarks: map[int]bool{}}
	d.front()
	d.embedForSignatures(words.In("en"))
	raw, err := d.output(s.Certified)
	if err != nil {
		return nil, err
	}
	return d.finish(raw, "sample", d.words, name, s.Certified, e.attachments(d.name, s.Signers))
}

func forge(shown, claimed *count.Sheet, change func(*enclosed)) ([]byte, error) {
	rec, err := record.Write(claimed)
	if err != nil {
		return nil, err
	}
	e, err := enclose(shown, rec, record.Seals{})
	if err != nil {
		return nil, err
	}
	change(&e)
	return drawSheet1(shown, e, nil)
}

// SignAll is [Sign] for several tellers in a row, each known by the key that
// the sheet names. The document is read once. It gives all signatures or none.
func SignAll(b []byte, at count.Time, keys ...*sign.Key) ([]byte, error) {
	doc, err := Read(b)
	if err != nil {
		return nil, fmt.Errorf("nothing was signed: %w", err)
	}
	return doc.signWith(b, at, nil, keys)
}
