package xlsx

import (
	"bytes"
	"strings"

	"countersign/export/record"
)

// changedParts names the parts that are not as Write makes them.
func changedParts(p, own parts) []string {
	var out []string
	for _, name := range own.names() {
		if b, ok := p[name]; !ok || !bytes.Equal(b, own[name]) {
			out = append(out, name)
		}
	}
	for _, name := range p.names() {
		if _, ok := own[name]; !ok {
			out = append(out, name)
		}
	}
	return out
}

// partWords say what a part is for, by the beginning of its name.
var partWords = []struct{ prefix, words string }{
	{"xl/charts/", "the chart of sheet Tally"},
	{"xl/drawings/", "the drawing of sheet Tally"},
	{"xl/tables/", "the table of sheet Data"},
	{"xl/styles.xml", "the list of formats"},
	{"xl/sharedStrings.xml", "the list of texts"},
	{"xl/theme/", "the set of colours and fonts"},
	{"xl/workbook.xml", "the set-up of the workbook"},
	{"docProps/", "the list of properties"},
	{contentTypes, "the list of parts"},
}

// changes names the changed parts that no difference of a cell explains.
func (c *comparison) changes(p, own parts, changed []string) {
	sheets := map[string]string{}
	for _, s := range c.own.sheets {
		sheets[s.part] = s.name
	}
	explained := len(c.out) > 0
	for _, name := range changed {
		words, general := wordsFor(name), false
		if s, ok := sheets[name]; ok {
			words = "sheet " + s + ", besides its cells"
			general = c.touched[name]
		}
		switch name {
		case "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml", contentTypes, "xl/_rels/workbook.xml.rels", "docProps/app.xml":
			general = true // another change brings these along
		}
		_, is := p[name]
		_, was := own[name]
		switch {
		case !was:
			c.differ("the file", "an added part, "+name, "no such part")
		case !is:
			c.differ(words, "taken out", "there")
		case !general || !explained:
			c.differ(words, "changed", "as Countersign wrote it")
		}
	}
}

func wordsFor(name string) string {
	for _, x := range partWords {
		if strings.HasPrefix(name, x.prefix) {
			return x.words
		}
	}
	return "part " + name
}

// resaved reports whether the file says that another program wrote it.
func resaved(p parts) bool { return property(p[appProperties], "Application") != application }

// explain names what is otherwise in a workbook than in our own. It never
// comes back empty: nothing passes unseen.
func explain(p, own parts, changed []string) (differences []record.Difference, again bool, err error) {
	c, err := compareParts(p, own)
	if err != nil {
		return nil, false, err
	}
	if again = resaved(p); again {
		// Every part differs then: only what a person sees is worth a word.
		first := record.Difference{Where: "another program saved it again"}
		return append([]record.Difference{first}, c.out...), again, nil
	}
	c.changes(p, own, changed)
	return c.out, again, nil
}
