package verify

import (
	"fmt"
	"slices"
	"strings"

	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/widget"
)

// signatures says of each teller, once for all files, whether they signed, what
// that covers, and what is known of the key. A key that has still to be compared
// with paper is not shown: whoever compares types it from there.
func (g *group) signatures() []checked {
	var out []checked
	var done []string
	for _, v := range g.files {
		for i := range v.Signed {
			s := &v.Signed[i]
			if !slices.Contains(done, s.Key) {
				done = append(done, s.Key)
				out = append(out, g.teller(s))
			}
		}
	}
	return out
}

// teller is the line of one signer.
func (g *group) teller(who *export.Signed) checked {
	c := checked{kind: widget.Success, title: who.Name + ", " + string(who.Role)}
	var covers, away, waits []string
	for i := range g.files {
		v := &g.files[i]
		k := slices.IndexFunc(v.Signed, func(s export.Signed) bool { return s.Key == who.Key })
		switch {
		case k < 0:
		case v.Signed[k].Whole:
			covers = append(covers, "all of the "+what(v))
		case v.Signed[k].Holds:
			covers = append(covers, "the "+what(v)+" up to the next signature")
		case v.Signed[k].Pending:
			waits = append(waits, "the "+what(v))
		default:
			away = append(away, "the "+what(v))
		}
	}
	var says []string
	if len(away) > 0 {
		c.kind, c.code = widget.Error, "R604"
		says = append(says, "The signature is not in "+strings.Join(away, " and ")+" any more, or does not fit.")
	}
	if len(waits) > 0 {
		c.code = "R604"
		if c.kind != widget.Error {
			c.kind = widget.Warning
		}
		says = append(says, "Has not signed "+strings.Join(waits, " and ")+" with the key that the sheet names.")
	}
	if len(covers) > 0 {
		says = append(says, "The signature holds and covers "+strings.Join(covers, ", and ")+".")
	}
	c.words = strings.Join(says, " ") + " "
	return g.key(c, who, len(covers) > 0)
}

// key adds what is known of the key.
func (g *group) key(c checked, who *export.Signed, holds bool) checked {
	short := ""
	if f, err := sign.ParseFingerprint(who.Key); err == nil {
		short = f.Short()
	}
	switch {
	case who.Standing == sign.Trusted:
		c.words += fmt.Sprintf("Key %s %s.", short, who.Why)
	case who.Standing == sign.Refused:
		c.kind, c.code = widget.Error, "R604"
		c.words += fmt.Sprintf("Key %s %s.", short, who.Why)
	case holds:
		c.words += "The key " + who.Why + "."
		if c.kind != widget.Error {
			c.kind, c.code = widget.Warning, "R605"
		}
		if g.worst() == nil {
			c.confirm = who
		}
	}
	return c
}
