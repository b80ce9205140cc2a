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
	var holds, parts, lacks []string
	for i := range g.files {
		v := &g.files[i]
		k := slices.IndexFunc(v.Signed, func(s export.Signed) bool { return s.Key == who.Key })
		switch {
		case k < 0:
		case !v.Signed[k].Holds:
			lacks = append(lacks, "the "+what(v))
		default:
			holds = append(holds, "the "+what(v))
			if !v.Signed[k].Whole {
				parts = append(parts, "of the "+what(v)+" all up to the next signature")
			}
		}
	}
	if len(lacks) > 0 {
		c.kind, c.code = widget.Error, "R604"
		c.words = "Has not signed " + strings.Join(lacks, " nor ") + " with the key that the sheet names. "
	}
	if len(holds) > 0 {
		c.words += "Holds in " + strings.Join(holds, " and ") + ". " + covers(len(holds), parts) + " "
	}
	return g.key(c, who, len(holds) > 0)
}

// covers says how much of the files a signature is over.
func covers(files int, parts []string) string {
	whole := "It covers the whole file."
	if files > 1 {
		whole = "It covers all of both."
	}
	if len(parts) == 0 {
		return whole
	}
	if len(parts) == files {
		return "It covers " + strings.Join(parts, ", ") + "."
	}
	return "It covers " + strings.Join(parts, ", ") + ", and all of the other."
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
