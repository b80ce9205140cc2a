package certify

import (
	"slices"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/widget"
)

// Teller is one whose key is asked for.
type Teller struct {
	Name string
	Role string // as it is shown: "Recorder A"
	Mark widget.Recorder
	// Must says that the sheet cannot be signed without this teller.
	Must bool
	// Key is the only key that will do; none means any key in the teller's name.
	Key count.Digest
}

// Tellers lists who can sign a count: everybody appointed but the observers,
// who sign on paper. Whoever has recorded a batch must.
func Tellers(t *count.Tally) []Teller {
	var out []Teller
	for _, x := range t.Tellers {
		if x.Role == count.Observer {
			continue
		}
		who := Teller{Name: x.Name, Role: words.Say(x.Role.Title())}
		a, b := sides(t, x.Name)
		who.Must = a || b || alone(t, x)
		switch {
		case a && !b:
			who.Role, who.Mark = words.F("%s A", words.Say(x.Role.Title())), widget.RecorderA
		case b && !a:
			who.Role, who.Mark = words.F("%s B", words.Say(x.Role.Title())), widget.RecorderB
		}
		out = append(out, who)
	}
	return out
}

// sides says on which sides of the batches somebody recorded.
func sides(t *count.Tally, name string) (a, b bool) {
	for _, batch := range t.Batches {
		a = a || batch.A.Recorder == name
		b = b || batch.B.Recorder == name
	}
	return a, b
}

// alone reports whether somebody is the only one with a role that has to sign.
func alone(t *count.Tally, who count.Teller) bool {
	if !slices.Contains(t.Policy.Tellers.Roles, who.Role) {
		return false
	}
	return !slices.ContainsFunc(t.Tellers, func(x count.Teller) bool { return x.Role == who.Role && x.Name != who.Name })
}

// Missing says whose key is still asked for, or "" when those who have opened
// theirs, with those who sign later, are enough. The desk looks again when it
// certifies.
func Missing(t *count.Tally, opened, later []string) string {
	named := append(slices.Clone(opened), later...)
	var names []string
	for _, x := range Tellers(t) {
		if x.Must && !slices.Contains(named, x.Name) {
			names = append(names, x.Name)
		}
	}
	switch len(names) {
	case 0:
	case 1:
		return words.F("Key to open: %s.", names[0])
	case 2:
		return words.F("Key to open: %s and %s.", names[0], names[1])
	default:
		return words.F("Keys to open: %s and %d more.", names[0], len(names)-1)
	}
	for _, role := range t.Policy.Tellers.Roles {
		if role != count.Observer && !slices.ContainsFunc(named, func(name string) bool { return is(t, name, role) }) {
			return words.F("A %s has to sign.", words.Say(string(role)))
		}
	}
	if len(opened) < t.Policy.Tellers.Least {
		return words.F("At least %s must sign here.", words.Now().Number(t.Policy.Tellers.Least))
	}
	for _, name := range later {
		if is(t, name, count.ChiefTeller) {
			return words.F("%s signs first, so here: the code on the sheet carries that signature.", name)
		}
	}
	return ""
}

func is(t *count.Tally, name string, role count.Role) bool {
	x, ok := t.Teller(name)
	return ok && x.Role == role
}

// observers are named, because they sign on paper.
func observers(t *count.Tally) []string {
	var out []string
	for _, x := range t.Tellers {
		if x.Role == count.Observer {
			out = append(out, x.Name)
		}
	}
	return out
}
