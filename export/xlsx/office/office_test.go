package office_test

import (
	"bytes"
	"testing"
	"time"

	"countersign/export/xlsx/office"
)

func TestSignedWorkbooksVerify(t *testing.T) {
	for _, who := range [][]int{{}, {0}, {1}, {0, 1}, {2, 1, 0}} {
		b := signedBy(t, who...)
		r, err := office.Verify(b)
		if err != nil {
			t.Fatalf("signed by %v: %v", who, err)
		}
		if len(r.Signatures) != len(who) {
			t.Fatalf("signed by %v: %d signatures", who, len(r.Signatures))
		}
		for n, s := range r.Signatures {
			k := teller(t, who[n])
			if s.Fingerprint != k.Fingerprint() || s.Identity != k.Identity() || !bytes.Equal(s.Cert.Raw, k.Certificate().Raw) || len(s.Chain) != len(k.Certificates())-1 {
				t.Errorf("signature %d is not that of %v: %v", n+1, k.Identity(), s.Identity)
			}
			if s.Role != k.Identity().Role || s.Purpose != purpose || !s.Time.Equal(certified.Add(time.Duration(n)*time.Minute)) {
				t.Errorf("signature %d says %q, %q, %s", n+1, s.Role, s.Purpose, s.Time)
			}
		}
	}
}
