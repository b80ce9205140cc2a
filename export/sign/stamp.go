package sign

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"time"
)

// Stamp is what a time stamp authority says (RFC 3161): a signature existed at
// a moment. Whether the authority is one that people agreed on is for the vote
// definition to say.
type Stamp struct {
	At        time.Time
	Authority *x509.Certificate   // that signed the stamp
	Chain     []*x509.Certificate // further certificates in the stamp, nearest first
}

// By reports whether an agreed certificate made the stamp: the authority's own,
// or one that issued it.
func (s *Stamp) By(agreed *x509.Certificate) bool {
	for i, c := range append([]*x509.Certificate{s.Authority}, s.Chain...) {
		if c.Equal(agreed) || i == len(s.Chain) && c.CheckSignatureFrom(agreed) == nil {
			return true
		}
	}
	return false
}

var (
	oidTimeStampToken   = []byte{0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x0E}
	oidTSTInfo          = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	oidSignedDataType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidSHA256Type       = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidAttributeDigest  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidAttributeContent = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}

	oidSigningCertificate1 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 12}
	oidSigningCertificate2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
)

// imprint is the MessageImprint of a SHA-256 digest.
func imprint(digest [32]byte) []byte {
	return sequence(sequence(oidSHA256, derNull), octets(digest[:]))
}

// StampRequest is a TimeStampReq for a digest, and the number that the answer
// has to repeat.
func StampRequest(digest [32]byte) (request []byte, nonce *big.Int, err error) {
	b := make([]byte, 8)
	if _, err := rand.Read(b); err != nil {
		return nil, nil, fmt.Errorf("sign: no random numbers for a time stamp: %w", err)
	}
	nonce = new(big.Int).SetBytes(b)
	certificateWanted := []byte{0x01, 0x01, 0xFF}
	return sequence(derOne, imprint(digest), integer(nonce), certificateWanted), nonce, nil
}

// StampFrom takes the stamp out of a TimeStampResp.
func StampFrom(response []byte, digest [32]byte, nonce *big.Int) ([]byte, error) {
	var r struct {
		Status struct {
			Status int
			Text   []string       `asn1:"optional,utf8"`
			Fail   asn1.BitString `asn1:"optional"`
		}
		Token asn1.RawValue `asn1:"optional"`
	}
	if rest, err := asn1.Unmarshal(response, &r); err != nil || len(rest) > 0 {
		return nil, errors.New("sign: what the time stamp authority answered is not a time stamp")
	}
	const granted, grantedWithChanges = 0, 1
	if s := r.Status.Status; s != granted && s != grantedWithChanges {
		return nil, fmt.Errorf("sign: the time stamp authority refused (status %d, %q)", s, r.Status.Text)
	}
	token := r.Token.FullBytes
	info, _, err := verifyStamp(token, digest)
	if err != nil {
		return nil, err
	}
	if info.Nonce == nil || info.Nonce.Cmp(nonce) != 0 {
		return nil, errors.New("sign: the time stamp answers another request")
	}
	return token, nil
}

// AddStamp puts a stamp of the signature value into a detached signature.
func AddStamp(cms, token []byte) ([]byte, error) {
	p, err := dissect(cms)
	if err != nil {
		return nil, err
	}
	alg, err := algorithmOf(p.certs[0].PublicKey)
	if err != nil {
		return nil, err
	}
	p.token = token
	if _, err := stampOn(p); err != nil {
		return nil, err
	}
	return assemble(alg, p), nil
}

// StampedDigest is what has to be stamped: the digest of a signature's value.
func StampedDigest(cms []byte) ([32]byte, error) {
	p, err := dissect(cms)
	if err != nil {
		return [32]byte{}, err
	}
	return sha256.Sum256(p.value), nil
}

// StampOf is the stamp that a detached signature carries.
func StampOf(cms []byte) (*Stamp, error) {
	p, err := dissect(cms)
	if err != nil {
		return nil, err
	}
	stamp, err := stampOn(p)
	if err == nil && stamp == nil {
		err = errors.New("sign: the signature carries no time stamp")
	}
	return stamp, err
}

// stampOn verifies the stamp of a signature, if it has one.
func stampOn(p pieces) (*Stamp, error) {
	if p.token == nil {
		return nil, nil
	}
	_, stamp, err := verifyStamp(p.token, sha256.Sum256(p.value))
	return stamp, err
}

// tstInfo is the TSTInfo of RFC 3161.
type tstInfo struct {
	Version  int
	Policy   asn1.ObjectIdentifier
	Imprint  asn1.RawValue
	Serial   *big.Int
	Time     time.Time `asn1:"generalized"`
	Accuracy struct {
		Seconds int `asn1:"optional"`
		Millis  int `asn1:"optional,tag:0"`
		Micros  int `asn1:"optional,tag:1"`
	} `asn1:"optional"`
	Ordering bool          `asn1:"optional,default:false"`
	Nonce    *big.Int      `asn1:"optional"`
	Name     asn1.RawValue `asn1:"optional,explicit,tag:0"`
	More     asn1.RawValue `asn1:"optional,tag:1"`
}

// token is the SignedData around a TSTInfo.
type token struct {
	Type asn1.ObjectIdentifier
	Data struct {
		Version int
		Digests asn1.RawValue `asn1:"set"`
		Content struct {
			Type asn1.ObjectIdentifier
			Info []byte `asn1:"explicit,tag:0"`
		}
		Certs   asn1.RawValue `asn1:"tag:0"`
		Signers []stampSigner `asn1:"set"`
	} `asn1:"explicit,tag:0"`
}

type stampSigner struct {
	Version    int
	Signer     asn1.RawValue
	Digest     asn1.RawValue
	Attributes asn1.RawValue `asn1:"tag:0"`
	Algorithm  asn1.RawValue
	Value      []byte
}

// verifyStamp accepts a time stamp of a digest: one signer, SHA-256, its
// certificates inside, nothing that the signature does not cover. What the
// signature leaves out is written again and compared.
func verifyStamp(b []byte, digest [32]byte) (tstInfo, *Stamp, error) {
	fail := func(what string, err error) (tstInfo, *Stamp, error) {
		return tstInfo{}, nil, fmt.Errorf("sign: the time stamp %s (%w)", what, errors.Join(err, ErrSignature))
	}
	var t token
	if rest, err := asn1.Unmarshal(b, &t); err != nil || len(rest) > 0 || !t.Type.Equal(oidSignedDataType) {
		return fail("cannot be read", err)
	}
	var info tstInfo
	if rest, err := asn1.Unmarshal(t.Data.Content.Info, &info); err != nil || len(rest) > 0 || !t.Data.Content.Type.Equal(oidTSTInfo) {
		return fail("says nothing of a time", err)
	}
	if bare := sequence(sequence(oidSHA256), octets(digest[:])); !bytes.Equal(info.Imprint.FullBytes, imprint(digest)) && !bytes.Equal(info.Imprint.FullBytes, bare) {
		return fail("is of something else", nil)
	}
	certs, err := x509.ParseCertificates(t.Data.Certs.Bytes)
	if err != nil || len(certs) == 0 || len(t.Data.Signers) != 1 {
		return fail("does not carry its certificate", err)
	}
	if !bytes.Equal(t.again(certs), b) {
		return fail("has parts that nobody signed", nil)
	}
	stamp, err := t.Data.Signers[0].check(t.Data.Content.Info, certs)
	if err != nil {
		return fail("does not hold", err)
	}
	stamp.At = info.Time.UTC()
	return info, stamp, validAt(stamp.Authority, info.Time)
}
