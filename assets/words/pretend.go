package words

// Pretend gives the program a language that nobody speaks, for a test of what
// becomes of it when words are longer, or look different: say makes each form of
// the catalogue from the English one, and leaves its holes as they are. What
// goes through no catalogue stands out as English. The test ends it, and has the
// language back that was chosen before.
func Pretend(say func(form string) string) (end func()) {
	before := Now()
	c := &Catalogue{tag: "x-pretend", name: "Pretend", forms: map[string]form{}}
	for _, key := range In("es").Keys() {
		c.forms[key] = form{Other: say(key)}
	}
	current.Store(c)
	return func() { current.Store(before) }
}
