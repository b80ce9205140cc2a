package export

import (
	"crypto/rsa"
	"crypto/x509"
	"fmt"
	"slices"
	"strings"
	"time"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/sign"
	"countersign/export/xlsx"
)

// Signed is one teller whose signature the sheet asks for.
type Signed struct {
	Name     string        `json:"name"`
	Role     count.Role    `json:"role"`
	Key      string        `json:"key"`               // fingerprint
	Holds    bool          `json:"holds"`             // there is a signature and it fits
	Whole    bool          `json:"whole"`             // it covers the whole file
	At       string        `json:"at,omitempty"`      // when, by the signer's computer
	Stamped  string        `json:"stamped,omitempty"` // when, by a time stamp authority
	By       string        `json:"by,omitempty"`      // which one
	Pending  bool          `json:"pending,omitempty"` // there is none, and nothing in the file says that there was
	Standing sign.Standing `json:"-"`                 // whether the key is one that we were told of
	Known    string        `json:"standing"`          // the same in a word
	Why      string        `json:"why,omitempty"`     // of the standing
	Says     string        `json:"says,omitempty"`    // what the certificate names, where that is another role or place: see Elsewhere

	stamp *sign.Stamp
}

// held is a signature that a document carries.
type held struct {
	sign.Signature
	of    int  // the signer whose place it fills; -1 where the key alone says it
	whole bool // it covers the whole file
	at    time.Time
	says  string // role and purpose, as Office shows them; empty in a PDF, whose boxes are drawn again
}

// inPDF are the signatures of a PDF. Each covers its own revision, so only the
// last covers the whole file.
func inPDF(doc *pdf.Document) []held {
	var out []held
	for k, sig := range doc.Signatures {
		for i := range doc.Sheet.Signers {
			if sig.Field == pdf.FieldName(i) {
				out = append(out, held{sig.Signature, i, k == len(doc.Signatures)-1, sig.Time, ""})
			}
		}
	}
	return out
}

// inWorkbook are the signatures of a workbook. Each covers all of it.
func inWorkbook(doc *xlsx.Document) []held {
	var out []held
	for _, sig := range doc.Signatures {
		out = append(out, held{sig.Signature, -1, true, sig.Time, sig.Role + ": " + sig.Purpose})
	}
	return out
}

// signatures says of each teller whom the sheet names whether they signed, and
// finds signatures of anybody else. What a later signature can settle comes
// last.
func (v *Verdict) signatures(doc *opened, trust sign.Trust) {
	if doc.bare {
		return
	}
	s, known := doc.sheet, 0
	var missing []Signed
	for i, who := range s.Signers {
		x := Signed{Name: who.Name, Role: who.Role, Key: sign.Fingerprint(who.Key).String()}
		for _, h := range doc.held {
			if h.of != i && h.of >= 0 || count.Digest(h.Fingerprint) != who.Key {
				continue
			}
			known++
			x.hold(h)
			v.certificate(s, who, h)
			x.Says = elsewhere(h.Cert, len(h.Chain) > 0, count.Teller{Name: who.Name, Role: who.Role}, s.Tally.Place)
			x.judge(s, h.Signature, trust)
		}
		sealed := i < len(doc.seals.CMS) && len(doc.seals.CMS[i]) > 0
		if x.Pending = !x.Holds && !sealed; x.Pending {
			missing = append(missing, x)
		} else if !x.Holds {
			v.find("R604", "A signature is missing", fmt.Sprintf("%s, %s, has signed the record, but the signature of this file was taken out", who.Name, who.Role))
		}
		if x.Standing == sign.Refused {
			v.find("R604", "A key is refused", fmt.Sprintf("the key of %s %s", who.Name, x.Why))
		}
		x.Known = x.Standing.String()
		v.Signed = append(v.Signed, x)
	}
	// A wrong key in a signer's own place is among the differences already.
	if strange := len(doc.held) - known; strange > 0 && len(v.Differences) == 0 {
		v.find("R604", "Somebody else signed", fmt.Sprintf("there are %d signatures with keys that the sheet does not name: %s", strange, strangers(doc)))
	}
	for _, x := range missing {
		v.find("R604", "A signature is missing", fmt.Sprintf("%s, %s, has not signed this copy with the key that the sheet names: either it was sent before, or the signature was taken out", x.Name, x.Role))
	}
	v.pending = len(missing)
	v.unconfirmed()
}

// hold notes a signature that is there.
func (x *Signed) hold(h held) {
	x.Holds, x.Whole, x.At = true, h.whole, count.At(h.at).String()
	if x.stamp = h.Stamp; x.stamp != nil {
		x.Stamped, x.By = count.At(x.stamp.At).String(), shown(x.stamp.Authority.Subject.CommonName)
	}
}

// judge asks whose key it is. The standing of a teller with two signatures is
// that of the worse, which R604 names anyway.
func (x *Signed) judge(s *count.Sheet, sig sign.Signature, trust sign.Trust) {
	if trust == nil {
		return
	}
	j := trust.Judge(sig, sign.Occasion{Place: string(s.Tally.Place.ID), At: s.Certified.Std()})
	x.Standing, x.Why = j.Standing, j.Why
}

// certificate looks at what the certificate says of itself.
func (v *Verdict) certificate(s *count.Sheet, who count.Signer, h held) {
	if !h.Identity.Is(who.Name) {
		v.find("R604", "A key is in another name", fmt.Sprintf("the sheet names %s, the certificate of the key %s", who.Name, shown(h.Identity.Name)))
	}
	if says := fmt.Sprintf("%s: Tally sheet %s, revision %d", who.Role, s.Tally.Place.ID, s.Revision); h.says != "" && h.says != says {
		v.find("R606", "A signature shows another role or purpose", fmt.Sprintf("that of %s shows %q, the signed record says %q", who.Name, h.says, says))
	}
	if kind := kindOfKey(h.Cert); KindAllowed(s.Tally.Policy.Tellers.Keys, kind) != nil {
		v.find("R604", "A key is of a kind that the vote does not allow", fmt.Sprintf("%s signed with an %s key", who.Name, kind))
	}
	if why := otherPlace(h.Cert, s.Tally.Place.ID); why != "" {
		v.find("R604", "A key is for another place", fmt.Sprintf("the key of %s %s", who.Name, why))
	}
	if err := h.ValidAt(s.Certified.Std()); err != nil {
		v.find("R604", "A certificate was not in force when the sheet was certified", packages.Replace(err.Error()))
	}
	if h.at.Before(s.Certified.Std()) {
		v.find("R604", "A signature is older than the sheet", fmt.Sprintf("%s signed on %s, the sheet was certified on %s", who.Name, count.At(h.at).Words(), s.Certified.Words()))
	}
}

// unconfirmed is R605, once for all keys.
func (v *Verdict) unconfirmed() {
	if sum := v.fingerprints(); v.asked && sum != "" {
		v.Findings = append(v.Findings, count.Finding{
			Code: "R605", Severity: count.Warning, Short: "Nobody has confirmed these keys yet", Sum: sum,
			Long: "Compare the fingerprints with the ink-signed sheet.",
		})
	}
}

// fingerprints are those of the keys that signed and that nobody has confirmed.
func (v *Verdict) fingerprints() string {
	return named(slices.DeleteFunc(slices.Clone(v.Signed), func(x Signed) bool { return !x.Holds || x.Standing != sign.Unconfirmed }))
}

// named are signers with their keys, and what is known of these: that a teller
// has another one, for instance.
func named(signed []Signed) string {
	var out []string
	for _, x := range signed {
		one := x.Name + " " + x.Key
		if x.Why != "" && x.Why != sign.Unknown.Why {
			one += ": " + x.Why
		}
		out = append(out, one)
	}
	return strings.Join(out, "; ")
}

// confirmed reports whether everybody who signs is trusted.
func (v *Verdict) confirmed() bool {
	for _, x := range v.Signed {
		if x.Standing != sign.Trusted {
			return false
		}
	}
	return len(v.Signed) > 0
}

func strangers(doc *opened) string {
	named := map[count.Digest]bool{}
	for _, who := range doc.sheet.Signers {
		named[who.Key] = true
	}
	var out []string
	for _, h := range doc.held {
		if !named[count.Digest(h.Fingerprint)] {
			out = append(out, fmt.Sprintf("%s, key %s", shown(h.Identity.Name), h.Fingerprint.Short()))
		}
	}
	return strings.Join(out, "; ")
}

// kindOfKey is the kind of key that a certificate is for.
func kindOfKey(cert *x509.Certificate) sign.Kind {
	if _, ok := cert.PublicKey.(*rsa.PublicKey); ok {
		return sign.RSA
	}
	return sign.P256
}
