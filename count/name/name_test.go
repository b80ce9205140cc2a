package name_test

import (
	"testing"

	"countersign/count/name"
)

func TestANameHasOneSpelling(t *testing.T) {
	for _, x := range []struct{ typed, kept string }{
		{"", ""},
		{"Ana Sample", "Ana Sample"},
		{"Jos\u00e9 Sample", "Jos\u00e9 Sample"},
		{"Jose\u0301 Sample", "Jos\u00e9 Sample"},
		{"\u1109\u1161\u11b7", "\uc0bc"},
		{"\u212bsa", "\u00c5sa"},
		{"\ufb01ne", "\ufb01ne"},
	} {
		if got := name.Spell(x.typed); got != x.kept {
			t.Errorf("%q is kept as %q, want %q", x.typed, got, x.kept)
		}
		if name.Spelled(x.typed) != (x.typed == x.kept) || !name.Spelled(x.kept) {
			t.Errorf("%q: which is spelled?", x.typed)
		}
	}
}

func TestNamesThatLookAlikeAreOne(t *testing.T) {
	for _, x := range [][2]string{
		{"Jos\u00e9", "Jose\u0301"},
		{"JOS\u00c9", "jose\u0301"},
		{"Ana Sample", "Ana  Sample"},
		{"Ana Sample", "Ana\u00a0Sample"},
		{"Ana Sample", "A\u200bna Sample"},
		{"Ana Sample", "Ana\u2800Sample"},
		{"Ana", "A\ufe0fna"},
		{"Ana", "An\u034fa"},
		{"Jose\u200d\u0301", "Jos\u00e9"},
		{"Ana", "\u0410na"},
		{"Ana", "An\u0430"},
		{"Omar", "\u039fmar"},
		{"Ana", "\uff21\uff4e\uff41"},
		{"\ufb01ne", "Fine"},
		{"\u0410\u043d\u043d\u0430", "\u0410\u041d\u041d\u0410"},
		{"J\u030cana", "\u01f0ana"},
		{"Ana ", "Ana"},
	} {
		if !name.Alike(x[0], x[1]) || !name.Alike(x[1], x[0]) {
			t.Errorf("%+q and %+q are two: %q, %q", x[0], x[1], name.Look(x[0]), name.Look(x[1]))
		}
	}
	for _, x := range [][2]string{
		{"Jos\u00e9", "Jose"}, {"Ana Sample", "Anasample"}, {"Ian", "Lan"}, {"Ben", "Sven"}, {"\u0418\u0432\u0430\u043d", "Ivan"}, {"Ana M. Sample", "Ana Sample"},
	} {
		if name.Alike(x[0], x[1]) {
			t.Errorf("%+q and %+q are one: %q", x[0], x[1], name.Look(x[0]))
		}
	}
}

func FuzzSpell(f *testing.F) {
	for _, s := range []string{"", "Jose\u0301", "\uc0bc", "\xff", "e\u0301\u0323"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		kept := name.Spell(s)
		if !name.Spelled(kept) || name.Spell(kept) != kept {
			t.Errorf("%q has the spellings %q and %q", s, kept, name.Spell(kept))
		}
		if !name.Alike(s, kept) {
			t.Errorf("%q looks like %q, and as kept like %q", s, name.Look(s), name.Look(kept))
		}
	})
}
