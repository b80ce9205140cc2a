package sign

import "strings"

// Secretary is the role of who signs vote definitions and reports. Such a key
// signs no tally sheet: whoever adds the places up counts at none of them by it.
const Secretary = "secretary"

// IsSecretary reports whether an identity is that of a secretary, however its
// role is written.
func (id Identity) IsSecretary() bool {
	return strings.EqualFold(strings.TrimSpace(id.Role), Secretary)
}
