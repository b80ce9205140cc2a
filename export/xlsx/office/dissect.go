package office

import (
	"bytes"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"time"
)

// dissect takes out of a signature what does not follow from the workbook. It
// need not check anything else: what it overlooks, the comparison finds.
func dissect(xml []byte) (s statement, value []byte, err error) {
	encoded, rest, ok := between(xml, valueStart, valueEnd)
	if !ok {
		return s, nil, errors.New("it has no value")
	}
	if value, err = base64.StdEncoding.DecodeString(string(encoded)); err != nil {
		return s, nil, fmt.Errorf("its value: %w", err)
	}
	if s.certs, rest, err = certificates(rest); err != nil {
		return s, nil, err
	}
	when, rest, _ := between(rest, timeStart, timeEnd)
	if s.at, err = time.Parse(moment, string(when)); err != nil {
		return s, nil, fmt.Errorf("its time: %w", err)
	}
	purpose, rest, _ := between(rest, purposeStart, purposeEnd)
	role, _, _ := between(rest, roleStart, roleEnd)
	s.purpose, s.role = unescape(string(purpose)), unescape(string(role))
	return s, value, s.check()
}

// certificates reads the signer's certificate and those behind it.
func certificates(xml []byte) (certs []*x509.Certificate, rest []byte, err error) {
	for rest = xml; bytes.HasPrefix(rest, []byte(keyInfoStart+certStart)) || len(certs) > 0 && bytes.HasPrefix(rest, []byte(certStart)); {
		encoded, behind, _ := between(rest, certStart, certEnd)
		der, err := base64.StdEncoding.DecodeString(string(encoded))
		if err != nil {
			return nil, nil, fmt.Errorf("its certificate: %w", err)
		}
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			return nil, nil, fmt.Errorf("its certificate: %w", err)
		}
		certs, rest = append(certs, cert), behind
		if len(certs) > maxCerts {
			return nil, nil, fmt.Errorf("it has more than %d certificates", maxCerts)
		}
	}
	if len(certs) == 0 {
		return nil, nil, errors.New("it has no certificate")
	}
	return certs, rest, nil
}

// between is what stands between the first start and the end after it, and
// what stands behind that.
func between(b []byte, start, end string) (inner, rest []byte, ok bool) {
	_, after, found := bytes.Cut(b, []byte(start))
	inner, rest, ok = bytes.Cut(after, []byte(end))
	if !found || !ok {
		return nil, b, false
	}
	return inner, rest, true
}
