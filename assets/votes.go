package assets

import "embed"

//go:embed votes/*.vote
var voteFiles embed.FS

// Vote is the text of an embedded definition, as count.ParseVote reads it: its
// canonical form, byte for byte. The caller owns the bytes. It reports false
// where there is no such definition.
//
// "training" is invented throughout and says so. "sebac-2011-06" has the
// structure and the rolls of the State Employees Bargaining Agent Coalition as
// far as they were published; its note names the sources, what is assumed and
// what was left out.
func Vote(name string) ([]byte, bool) {
	b, err := voteFiles.ReadFile("votes/" + name + ".vote")
	return b, err == nil
}
