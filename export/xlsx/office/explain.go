package office

import (
	"fmt"
	"strings"
)

// explain says in what a signature differs from the one that this workbook
// would have: the first part that is not as it was signed, or else the place.
func explain(xml, own []byte, references []reference, s statement) error {
	who := s.certs[0].Subject.CommonName
	section, _, _ := between(xml, manifestStart, manifestEnd)
	listed := map[string]string{} // by the name of the part
	for i, r := range strings.Split(string(section), referenceStart) {
		if name, _, _ := strings.Cut(r, "?"); i > 0 {
			listed[name] = referenceStart + r
		}
	}
	for _, r := range references {
		name, _, _ := strings.Cut(r.uri, "?")
		was, ok := listed[name]
		delete(listed, name)
		switch {
		case !ok:
			return fmt.Errorf("%s was added after %q signed", name, who)
		case !strings.HasPrefix(was, referenceStart+r.uri+`"`):
			return fmt.Errorf("%s had another content type when %q signed", name, who)
		case was != r.xml:
			return fmt.Errorf("%s was changed after %q signed", name, who)
		}
	}
	if name := least(listed); name != "" {
		return fmt.Errorf("%s was taken out after %q signed", name, who)
	}
	return fmt.Errorf("byte %d of the signature of %q is not as Countersign writes it", difference(xml, own), who)
}

func least(names map[string]string) string {
	out := ""
	for name := range names {
		if out == "" || name < out {
			out = name
		}
	}
	return out
}
