package export

import (
	"context"
	"crypto/x509"
	"fmt"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/sign"
)

// Stamper stamps the signatures of a PDF as a vote definition asks: with a time
// of its authority, whose certificate has to be the one that the definition
// names. Without an authority there is none, and times are the computers' own.
func Stamper(ctx context.Context, v *count.Vote) (pdf.Stamp, error) {
	if v.TimeStamps == nil {
		return nil, nil
	}
	agreed, err := authority(v)
	if err != nil {
		return nil, err
	}
	from := &sign.Authority{URL: v.TimeStamps.URL}
	return func(cms []byte) ([]byte, error) {
		stamped, err := from.Stamp(ctx, cms)
		if err != nil {
			return nil, err
		}
		stamp, err := sign.StampOf(stamped)
		if err != nil {
			return nil, err
		}
		if !stamp.By(agreed) {
			return nil, fmt.Errorf("the time stamp from %s is not by %s, whose certificate the vote definition names", v.TimeStamps.URL, v.TimeStamps.Name)
		}
		return stamped, nil
	}, nil
}

func authority(v *count.Vote) (*x509.Certificate, error) {
	cert, err := x509.ParseCertificate(v.TimeStamps.Certificate)
	if err != nil {
		return nil, fmt.Errorf("the certificate of the time stamp authority %s in the vote definition cannot be read: %w", v.TimeStamps.Name, err)
	}
	return cert, nil
}

// stamps holds the time stamps of a file against the definition: another
// authority's is worth nothing here.
func (v *Verdict) stamps(vote *count.Vote) error {
	if vote.TimeStamps == nil {
		return nil
	}
	agreed, err := authority(vote)
	if err != nil {
		return err
	}
	for _, x := range v.Signed {
		if x.stamp != nil && !x.stamp.By(agreed) {
			v.find("R604", "A time stamp is of another authority", fmt.Sprintf("that of %s's signature is by %s; the definition names %s",
				x.Name, shown(x.stamp.Authority.Subject.CommonName), vote.TimeStamps.Name))
		}
	}
	return nil
}
