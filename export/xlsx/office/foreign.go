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
	files, listErr := Entries(b, maxEntries)
	if listErr != nil || len(b) > maxFile {
		return err
	}
	names, ours := claimed(files)
	if ours || len(names) == 0 {
		return err
	}
	return faultf(ErrForeign, "it names %s as signing, which was not verified (%w)", strings.Join(names, ", "), err)
}

// Claimed are the names in the signatures of a package that any program may
// have signed, each in quotation marks. Nothing is verified.
func Claimed(files []*zip.File) []string {
	names, _ := claimed(files)
	return names
}

// claimed says, too, whether a signature begins as ours do.
func claimed(files []*zip.File) (names []string, ours bool) {
	looked := 0
	for _, f := range files {
		lower := strings.ToLower(f.Name)
		if !strings.HasPrefix(lower, signatureRoom+"/") || !strings.HasSuffix(lower, ".xml") {
			continue
		}
		if looked++; looked > mostNamed {
			break
		}
		xml := peek(f)
		if bytes.HasPrefix(xml, []byte(signatureHead+infoTag+`><CanonicalizationMethod `)) {
			ours = true
		}
		if name := signerIn(xml); name != "" {
			names = append(names, name)
		}
	}
	return names, ours
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
