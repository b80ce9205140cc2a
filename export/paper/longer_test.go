package paper

import (
	"strings"
	"testing"

	"countersign/assets/words"
)

// Spanish and French need up to 40 % more room than English.
func TestTheGuideHasRoomForLongerLanguages(t *testing.T) {
	for _, size := range []string{"letter", "a4"} {
		p, err := newPage(Options{Paper: size, Words: words.In("en")})
		if err != nil {
			t.Fatal(err)
		}
		p.add()
		g := p.guide()
		for i := range g.steps {
			g.steps[i].text = longer(g.steps[i].text)
		}
		for i := range g.keys {
			g.keys[i][1] = longer(g.keys[i][1])
		}
		for _, list := range [][]string{g.differs, g.fails} {
			for i := range list {
				list[i] = longer(list[i])
			}
		}
		g.shrink()
		if !g.fits() || g.size < 9 {
			t.Errorf("%s: with words 40 %% longer the letters are %v points, and it fits: %v", size, g.size, g.fits())
		}
	}
}

// longer is a text with as many more words as other languages have.
func longer(s string) string { return s + " " + strings.ReplaceAll(s[:len(s)*4/10], "*", "") }
