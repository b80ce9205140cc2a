package trust_test

import (
	"bytes"
	"testing"

	"countersign/export/trust"
)

func FuzzEntry(f *testing.F) {
	for _, e := range []trust.Entry{confirmed(signer(f, "Sample Ada")), refused(signer(f, "שלי <&> "))} {
		e.Format = trust.Format
		body, err := e.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Add([]byte(`{"format":"countersign trust 1"}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		e, err := trust.Decode(body)
		if err != nil {
			return
		}
		again, err := e.Encode()
		if err != nil || !bytes.Equal(again, body) {
			t.Errorf("%q is read, and written as %q (%v)", body, again, err)
		}
	})
}
