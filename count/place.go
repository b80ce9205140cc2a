package count

import (
	"fmt"
	"strings"
)

// PlaceID names the place where ballots of one unit of one local are counted:
// the codes of union, unit and local joined by slashes, "AFSCME/JN-7/749", or
// union and unit alone where the unit is counted as one place.
type PlaceID string

// ParsePlaceID reads an identity of two or three codes.
func ParsePlaceID(s string) (PlaceID, error) {
	parts := strings.Split(s, "/")
	if len(parts) != 2 && len(parts) != 3 {
		return "", fmt.Errorf("a place is written UNION/UNIT/LOCAL, not %q", clip(s))
	}
	for _, p := range parts {
		if !IsCode(p) {
			return "", fmt.Errorf("a place is written UNION/UNIT/LOCAL, not %q", clip(s))
		}
	}
	return PlaceID(s), nil
}

// IsCode reports whether s can name a node of the tree, a vote or a question:
// 1 to 24 letters, digits, points or hyphens, beginning with a letter or digit.
func IsCode(s string) bool {
	if s == "" || len(s) > 24 {
		return false
	}
	for i, r := range s {
		alnum := r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
		if !alnum && (i == 0 || r != '-' && r != '.') {
			return false
		}
	}
	return true
}

// Place is a leaf of the tree with the names above it.
type Place struct {
	ID        PlaceID  `json:"id"`
	Coalition string   `json:"coalition"`
	Union     string   `json:"union"`
	Unit      string   `json:"unit"`
	Local     string   `json:"local"`
	With      []string `json:"with,omitempty"` // names of units counted here as one with Unit
	Roll      Count    `json:"roll"`           // eligible members by the definition
}

// Title is what a person calls the place: the local, or the unit where there
// is no local.
func (p Place) Title() string {
	if p.Local != "" {
		return p.Local
	}
	return p.Unit
}

// Units names every unit whose ballots are counted here.
func (p Place) Units() string { return strings.Join(append([]string{p.Unit}, p.With...), " and ") }

// Codes are the codes of union, unit and local; local may be empty.
func (id PlaceID) Codes() (union, unit, local string) {
	parts := append(strings.Split(string(id), "/"), "", "", "")
	return parts[0], parts[1], parts[2]
}

// Places lists every place of the vote in the order of the definition. A unit
// that reports as another one has none of its own.
func (v *Vote) Places() []Place {
	var out []Place
	for i := range v.Coalition.Unions {
		u := &v.Coalition.Unions[i]
		for j := range u.Units {
			if u.Units[j].ReportsAs == "" {
				out = append(out, v.placesOf(u, &u.Units[j])...)
			}
		}
	}
	return out
}

func (v *Vote) placesOf(u *Union, n *Unit) []Place {
	p := Place{Coalition: v.Coalition.Name, Union: u.Name, Unit: n.Name, Roll: n.Roll}
	for _, other := range u.Units {
		if other.ReportsAs == n.Code {
			p.With = append(p.With, other.Name)
			p.Roll = plus(p.Roll, other.Roll)
		}
	}
	if len(n.Locals) == 0 {
		p.ID = PlaceID(u.Code + "/" + n.Code)
		return []Place{p}
	}
	var out []Place
	for _, l := range n.Locals {
		q := p
		q.ID, q.Local, q.Roll = PlaceID(u.Code+"/"+n.Code+"/"+l.Code), l.Name, l.Roll
		out = append(out, q)
	}
	return out
}

// Place finds a place by its identity.
func (v *Vote) Place(id PlaceID) (Place, bool) {
	for _, p := range v.Places() {
		if p.ID == id {
			return p, true
		}
	}
	return Place{}, false
}

// QuestionsAt lists the questions that are put at a place.
func (v *Vote) QuestionsAt(id PlaceID) []Question {
	union, unit, _ := id.Codes()
	var out []Question
	for _, q := range v.Questions {
		if !v.notPut(union, unit, q.ID) {
			out = append(out, q)
		}
	}
	return out
}

func (v *Vote) notPut(union, unit, question string) bool {
	for _, u := range v.Coalition.Unions {
		for _, n := range u.Units {
			if u.Code != union || n.Code != unit {
				continue
			}
			for _, q := range n.NotPut {
				if q == question {
					return true
				}
			}
		}
	}
	return false
}
