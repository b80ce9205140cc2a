package assets

import (
	"embed"
	"slices"
)

// Embedded is a vote definition that every program carries inside itself.
type Embedded struct {
	Name  string // what Vote finds it by: "training"
	File  string // the name of the file it can be saved as: "training.vote"
	Title string // the title inside the definition
}

//go:embed votes/*.vote
var voteFiles embed.FS

var votes = []Embedded{
	{"training", "training.vote", "Training vote (sample)"},
	{"sebac-2011-06", "sebac-2011-06.vote", "SEBAC 2011 (June), as published"},
}

// Votes lists the embedded definitions, the one to learn with first.
//
// "training" is invented throughout and says so. "sebac-2011-06" has the
// structure and the rolls of the State Employees Bargaining Agent Coalition as
// far as they were published; its note names the sources, what is assumed and
// what was left out.
func Votes() []Embedded { return slices.Clone(votes) }

// Vote is the text of the embedded definition of that name, as
// count.ParseVote reads it: its canonical form, byte for byte. The caller owns
// the bytes. It reports false where there is no such definition.
func Vote(name string) ([]byte, bool) {
	i := slices.IndexFunc(votes, func(e Embedded) bool { return e.Name == name })
	if i < 0 {
		return nil, false
	}
	b, err := voteFiles.ReadFile("votes/" + votes[i].File)
	return b, err == nil
}
