package export

import (
	"crypto/x509"
	"fmt"
	"slices"

	"countersign/count"
	"countersign/count/desk"
	"countersign/export/sign"
)

// DefinitionSigner is somebody who signed a vote definition.
type DefinitionSigner struct {
	Signature sign.Signature
	Judgement sign.Judgement
}

// maxDefinitionSigners bounds the work that a definition can ask for.
const maxDefinitionSigners = 100

// CheckDefinition says who signed a definition, in their order, and what trust
// (nil knows nobody) makes of each. A definition need not be signed. The error
// has the code S502: a signature does not fit the definition, or two are by
// the same key.
//
// A definition cannot vouch for its own signers: the certificates that it
// lists count for sheets only, so trust has to come from elsewhere.
func CheckDefinition(v *count.Vote, trust sign.Trust) ([]DefinitionSigner, error) {
	if n := len(v.Signatures); n > maxDefinitionSigners {
		return nil, unsound("it carries %d signatures, at most %d are looked at", n, maxDefinitionSigners)
	}
	digest, err := v.Digest()
	if err != nil {
		return nil, err
	}
	var out []DefinitionSigner
	seen := map[sign.Fingerprint]bool{}
	for i, s := range v.Signatures {
		sig, err := sign.VerifyDetached(s.CMS, digest)
		if err != nil {
			return nil, unsound("signature %d of %d does not fit what it says (digest %s): it was changed after signing. Get the file once more from who signed it",
				i+1, len(v.Signatures), digest)
		}
		if seen[sig.Fingerprint] {
			return nil, unsound("the key of %s signed it twice, which counts for nothing more. Get the file once more from who signed it", sig.Identity.Name)
		}
		seen[sig.Fingerprint] = true
		out = append(out, DefinitionSigner{sig, sign.All{trust}.Judge(sig, sign.Occasion{})})
	}
	return out, nil
}

func unsound(format string, args ...any) error {
	return &desk.Refused{Code: "S502", Sentence: "The vote definition cannot be used: " + fmt.Sprintf(format, args...) + "."}
}

// SignDefinition gives the definition with one signature more. Its digest is
// the same as before. Signatures that it has already must fit.
func SignDefinition(v *count.Vote, k *sign.Key) (*count.Vote, error) {
	before, err := CheckDefinition(v, nil)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(before, func(s DefinitionSigner) bool { return s.Signature.Fingerprint == k.Fingerprint() }) {
		return nil, fmt.Errorf("the key of %s has signed this definition already", k.Identity().Name)
	}
	if err := k.CanSign(); err != nil {
		return nil, err
	}
	digest, err := v.Digest()
	if err != nil {
		return nil, err
	}
	cms, err := sign.SignDetached(digest, k)
	if err != nil {
		return nil, err
	}
	signed := *v
	signed.Signatures = append(slices.Clone(v.Signatures), count.VoteSignature{CMS: cms})
	return &signed, nil
}

// TrustOf is the trust in the certificates that a definition lists. An error
// names the first that cannot be used.
func TrustOf(v *count.Vote) (sign.Trust, error) {
	var list []sign.Listed
	for _, t := range v.Trusted {
		cert, err := x509.ParseCertificate(t.Certificate)
		if err != nil {
			return nil, fmt.Errorf("the definition trusts a certificate of %s that cannot be read: %w", t.Name, err)
		}
		list = append(list, sign.Listed{Name: t.Name, Cert: cert})
	}
	trust, err := sign.NewIssuers(list...)
	if err != nil {
		return nil, err
	}
	return trust, nil
}

// KindAllowed says, in words, what keeps a kind of key from signing under a
// definition.
func KindAllowed(policy count.KeyKind, kind sign.Kind) error {
	switch {
	case policy == count.AnyKeys,
		policy == count.RSAKeys && kind == sign.RSA,
		(policy == count.ECDSAKeys || policy == "") && kind == sign.P256:
		return nil
	case policy == count.RSAKeys:
		return fmt.Errorf("this vote is signed with RSA keys, and this is an %s key; make a key of the other kind", kind)
	}
	return fmt.Errorf("this vote is signed with ECDSA P-256 keys, and this is an %s key; make a key of the other kind", kind)
}

// KindFor is the kind of key to make for a definition.
func KindFor(policy count.KeyKind) sign.Kind {
	if policy == count.RSAKeys {
		return sign.RSA
	}
	return sign.P256
}
