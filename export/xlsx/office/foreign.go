package office

import (
	"archive/zip"
	"bytes"
	"crypto/x509"
	"encoding/base64"
	"io"
	"strings"
)

// mostNamed signatures of another program are looked at.
const mostNamed = 8

// foreign tells the signatures of other programs from damaged ones of ours. It
// reads leniently and believes nothing: it only says whose names are there.
func foreign(b []byte, err error) error {
	z, zipErr := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if zipErr != nil || len(b) > maxFile || len(z.File) > maxEntries {
		return err
	}
	var names []string
	looked := 0
	for _, f := range z.File {
		lower := strings.ToLower(f.Name)
		if !strings.HasPrefix(lower, signatureRoom+"/") || !strings.HasSuffix(lower, ".xml") {
			continue
		}
		if looked++; looked > mostNamed {
			break
		}
		xml := peek(f)
		if bytes.HasPrefix(xml, []byte(signatureHead+infoTag+`><CanonicalizationMethod `)) {
			return err
		}
		if name := signerIn(xml); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return err
	}
	return faultf(ErrForeign, "it names %s as signing, which was not verified (%w)", strings.Join(names, ", "), err)
}

func peek(f *zip.File) []byte {
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer func() { _ = r.Close() }()
	b, err := io.ReadAll(io.LimitReader(r, maxSignature))
	if err != nil {
		return nil
	}
	return b
}

// signerIn is the name in the first certificate of a signature, whatever the
// prefix of its elements.
func signerIn(xml []byte) string {
	_, rest, _ := bytes.Cut(xml, []byte("X509Certificate>"))
	encoded, _, ok := bytes.Cut(rest, []byte("<"))
	if !ok {
		return ""
	}
	der, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(string(encoded)), ""))
	if err != nil {
		return ""
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil || printable(cert.Subject.CommonName) != nil {
		return ""
	}
	return `"` + cert.Subject.CommonName + `"`
}
