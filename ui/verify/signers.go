package verify

import (
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/widget"
)

// signatures says of each teller, once for all files, whether they signed, what
// that covers, and what is known of the key: by a file in which the signature
// holds, as another knows no key. A key that has still to be compared
// with paper is not shown: whoever compares types it from there.
func (g *group) signatures() []checked {
	var out []checked
	var done []string
	for _, v := range g.files {
		for _, s := range v.Signed {
			if !slices.Contains(done, s.Key) {
				done = append(done, s.Key)
				out = append(out, g.teller(g.known(s)))
			}
		}
	}
	return out
}

// known is what the files know of a signer: the worst of what is said of the key
// where the signature holds.
func (g *group) known(who export.Signed) *export.Signed {
	rank := map[sign.Standing]int{sign.Trusted: 1, sign.Unconfirmed: 2, sign.Refused: 3}
	for _, v := range g.files {
		for _, s := range v.Signed {
			if s.Key == who.Key && s.Holds && (!who.Holds || rank[s.Standing] > rank[who.Standing]) {
				who = s
			}
		}
	}
	return &who
}

// teller is the line of one signer.
func (g *group) teller(who *export.Signed) checked {
	c := checked{kind: widget.Success, title: who.Name + ", " + words.Say(string(who.Role))}
	var covers, away, waits []string
	for i := range g.files {
		v := &g.files[i]
		k := slices.IndexFunc(v.Signed, func(s export.Signed) bool { return s.Key == who.Key })
		switch {
		case k < 0:
		case v.Signed[k].Whole:
			covers = append(covers, words.F("all of the %s", what(v)))
		case v.Signed[k].Holds:
			covers = append(covers, words.F("the %s up to the next signature", what(v)))
		case v.Signed[k].Pending:
			waits = append(waits, words.F("the %s", what(v)))
		default:
			away = append(away, words.F("the %s", what(v)))
		}
	}
	var says []string
	if len(away) > 0 {
		c.kind, c.code = widget.Error, "R604"
		says = append(says, words.F("The signature is not in %s any more, or does not fit.", both(away)))
	}
	if len(waits) > 0 {
		c.code = "R604"
		if c.kind != widget.Error {
			c.kind = widget.Warning
		}
		says = append(says, words.F("Has not signed %s with the key that the sheet names.", both(waits)))
	}
	if len(covers) > 0 {
		says = append(says, words.F("The signature holds and covers %s.", each(covers)))
	}
	c.words = strings.Join(says, " ") + " "
	return g.key(c, who, len(covers) > 0)
}

// both names the files of a sheet.
func both(files []string) string {
	if len(files) < 2 {
		return strings.Join(files, "")
	}
	return words.F("%s and %s", files[0], both(files[1:]))
}

// each is what a signature covers of the files of a sheet.
func each(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return words.F("%s, and %s", parts[0], each(parts[1:]))
}

// key adds what is known of the key.
func (g *group) key(c checked, who *export.Signed, holds bool) checked {
	short := ""
	if f, err := sign.ParseFingerprint(who.Key); err == nil {
		short = f.Short()
	}
	switch {
	case who.Standing == sign.Trusted:
		c.words += words.F("Key %s %s.", short, words.Say(who.Why))
	case who.Standing == sign.Refused:
		c.kind, c.code = widget.Error, "R604"
		c.words += words.F("Key %s %s.", short, words.Say(who.Why))
	case holds:
		c.words += words.F("The key %s.", words.Say(who.Why))
		if c.kind != widget.Error {
			c.kind, c.code = widget.Warning, "R605"
		}
		if g.worst() == nil {
			c.confirm = who
		}
	}
	if who.Says != "" {
		c.words += " " + words.F("The key's certificate names another role or place: %s.", who.Says)
		if c.kind != widget.Error {
			c.kind = widget.Warning
		}
	}
	return c
}
