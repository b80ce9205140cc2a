package verify

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// scan is the field for the text of a printed sheet's code, and what came of
// it. A scanner types the text and presses Enter; it can be pasted, too.
type scan struct {
	screen *Screen
	entry  *widget.TextEntry
	result *fyne.Container
	panel  fyne.CanvasObject
	before int // length of the text before the last change
	asked  int
}

func (s *Screen) newScan() *scan {
	c := &scan{screen: s, entry: widget.NewTextEntry("TS1/..."), result: widget.Stack(10)}
	c.entry.Keys = s.frame.Table
	c.entry.OnSubmitted = func(string) { c.check() }
	c.entry.OnChanged = c.changed
	said := words.T("Scan its QR code into this box, or paste the text of it. A scanner ends with Enter.")
	c.panel = widget.NewPanel(widget.Stack(10,
		widget.Tight(widget.NewProse(words.T("Only a printed sheet?"), fynetheme.SizeNameText, fynetheme.ColorNameForeground).Bold()),
		widget.Tight(widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)),
		c.entry, c.result))
	return c
}

// changed checks a text that was pasted, and takes away what was said of
// another one.
func (c *scan) changed(text string) {
	pasted := len(text) > c.before+1
	c.before = len(text)
	c.asked++
	if pasted {
		c.check()
	} else if len(c.result.Objects) > 0 {
		c.show()
	}
}

// again holds what is there already against other files, or other keys.
func (c *scan) again() {
	if c.entry.Text != "" {
		c.check()
	}
}

func (c *scan) clear() {
	c.entry.SetText("")
	c.show()
}

// read is a code that was verified.
type read struct {
	verdict export.CodeVerdict
	listed  string // why the trust list was not asked, "" if it was
}

// check verifies the text, away from the window, and holds it against the files
// that are shown.
func (c *scan) check() {
	text := c.entry.Text
	if strings.TrimSpace(text) == "" {
		c.say(widget.Note, words.T("Scan or paste the text of the code first."))
		return
	}
	c.asked++
	asked, looked, list := c.asked, c.screen.looked, c.screen.options.Trust
	shell.Do(c.screen.worker, func(context.Context, func(string)) (read, error) {
		return looked.code(text, list), nil
	}, func(r read, err error) {
		switch {
		case asked != c.asked:
		case err != nil:
			c.say(widget.Error, certify.Sentence(err))
		default:
			c.tell(r)
		}
	})
}

// code verifies the text of a code, on the worker.
func (l *looked) code(text, list string) read {
	known := l.people.known
	var out read
	if known == nil {
		p := people{}
		p.read(list)
		known = p.known
		for _, s := range p.said {
			out.listed = s.words
		}
	}
	files := l.verdicts()
	out.verdict = export.VerifyCode(text, export.Whose(files, l.people.vote, known))
	out.verdict.Beside(files)
	if l.people.vote != nil {
		out.verdict.Against(l.people.vote)
	}
	return out
}

// tell shows the verdict on a code: a sentence, the figures, and where it
// differs from a file.
func (c *scan) tell(r read) {
	v := &r.verdict
	kind, sentence := widget.Success, words.Say(v.Sentence)
	switch {
	case !v.Fine():
		kind = widget.Error
	case v.Standing != sign.Trusted.String():
		kind = widget.Warning
	}
	if v.Code != nil && v.Standing == sign.Unconfirmed.String() {
		// Whoever confirms the key reads it from the paper, not from here.
		sentence = strings.ReplaceAll(sentence, " "+v.Code.Key.Short(), "")
	}
	c.say(kind, strings.TrimSpace(sentence+" "+words.Say(v.Files)))
	if r.listed != "" {
		c.result.Add(line(checked{kind: widget.Warning, title: words.T("Your trust list cannot be used"), words: r.listed}, nil))
	}
	for _, d := range v.Differences {
		c.result.Add(widget.Tight(widget.NewProse(words.Say(d.String()), fynetheme.SizeNameText, fynetheme.ColorNameError)))
	}
	if v.Code != nil {
		c.result.Add(codeFigures(v.Code))
	}
	c.refresh()
}

// say shows one sentence.
func (c *scan) say(kind widget.Kind, said string) {
	c.show(widget.NewBanner(kind, kind.Icon(), said))
}

func (c *scan) show(objects ...fyne.CanvasObject) {
	c.result.Objects = objects
	c.refresh()
}

// refresh lets the page grow with the result.
func (c *scan) refresh() {
	c.result.Refresh()
	if c.screen.page != nil {
		c.screen.page.Content.Refresh()
		c.screen.page.Refresh()
	}
}
