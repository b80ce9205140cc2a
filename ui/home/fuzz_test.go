package home_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"countersign/ui/home"
)

// FuzzRemembered reads what the preferences say of earlier counts, of which the
// user may have changed the file.
func FuzzRemembered(f *testing.F) {
	p := test.NewTempApp(f).Preferences()
	home.Remember(p, home.Recent{Path: "sample.count"})
	f.Add(p.StringList("home.counts")[0])
	for _, s := range []string{"", "null", "{", `{"Path":7}`, `{"path":"\u0000"}`, `{"path":"a\u001b[2J","title":[]}`, strings.Repeat("[", 20_000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p.SetStringList("home.counts", []string{s, s})
		for _, r := range home.Remembered(p) {
			if r.Path == "" {
				t.Error("a count without a file")
			}
			r.Missing()
			home.Forget(p, r.Path)
		}
	})
}
