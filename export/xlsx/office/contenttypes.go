package office

import (
	"fmt"
	"path"
	"strings"
)

// contentTypes say what each part is: by its name, or else by its extension.
// The keys are in lower case.
type contentTypes struct{ defaults, overrides map[string]string }

func readTypes(b []byte) (contentTypes, error) {
	t := contentTypes{map[string]string{}, map[string]string{}}
	elements, err := flat(b, "Types", nsTypes)
	if err != nil {
		return t, err
	}
	for _, e := range elements {
		into, key := t.overrides, "PartName"
		switch e.name {
		case "Override":
		case "Default":
			into, key = t.defaults, "Extension"
		default:
			return t, fmt.Errorf("an element %s", e.name)
		}
		values, err := e.only(2, key, "ContentType")
		if err != nil {
			return t, err
		}
		name := strings.ToLower(values[0])
		if into[name] != "" {
			return t, fmt.Errorf("the %s for %s is there twice", e.name, values[0])
		}
		into[name] = values[1]
	}
	return t, nil
}

// of is the content type of a part, or "".
func (t contentTypes) of(part string) string {
	lower := strings.ToLower(part)
	if kind := t.overrides["/"+lower]; kind != "" {
		return kind
	}
	return t.defaults[strings.TrimPrefix(path.Ext(lower), ".")]
}
