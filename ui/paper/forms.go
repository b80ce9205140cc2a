package paper

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/export"
	"countersign/export/paper"
	"countersign/export/paper/byhand"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// form is something that can be made.
type form struct {
	words string // key of the catalogue
	file  string // idem
	place bool   // it is of a place, so a count has to be open
	book  bool   // no paper: nothing to print
	make  func(paper.For, paper.Options) ([]byte, error)
}

var forms = []form{
	{words: words.Key("Quick guide, one page"), file: "quick guide.pdf", make: guide},                                            //words:none
	{words: words.Key("Tally forms for the recorders"), file: "tally forms.pdf", place: true, make: paper.Tally},                 //words:none
	{words: words.Key("Blank sheets, to count without a computer"), file: "blank sheets.pdf", place: true, make: paper.Blank},    //words:none
	{words: words.Key("Workbook for a count kept by hand"), file: "count by hand.xlsx", place: true, book: true, make: workbook}, //words:none
}

func guide(_ paper.For, o paper.Options) ([]byte, error) { return paper.Guide(o) }

func workbook(w paper.For, o paper.Options) ([]byte, error) {
	return byhand.Template(w.Vote, w.Place, w.Batches, false, o.Words)
}

// asked is a question about forms on its way.
type asked struct {
	forms   []form
	now     *desk.Snapshot // nil while no count is open
	what    *widget.Choice
	batches *widget.TextEntry
	folder  *widget.TextEntry
	then    *widget.Choice
}

// AskForms asks which forms are wanted, and saves and prints them. Now is the
// open count, nil if there is none: then only the guide can be made.
func (p *Paper) AskForms(now *desk.Snapshot) {
	a := &asked{now: now, what: widget.NewChoice(nil, nil), batches: widget.NewTextEntry(""), folder: widget.NewTextEntry(""), then: widget.NewChoice([]string{words.T("Save it"), words.T("Save it and print it")}, nil)}
	for _, f := range forms {
		if now != nil || !f.place {
			a.forms = append(a.forms, f)
			a.what.Options = append(a.what.Options, words.T(f.words))
		}
	}
	a.what.SetSelectedIndex(0)
	a.folder.SetText(p.Folder())
	a.then.SetSelectedIndex(0)
	fields := []shell.Field{{Label: words.T("What"), Object: a.what}}
	text := words.T("The guide can be made now. Forms with the names of a place can be made once its count is open.")
	if now != nil {
		text = words.F("Forms for %s", now.Tally.Place.Title())
		a.batches.SetText(now.Tally.Declared.String())
		fields = append(fields, shell.Field{Label: words.T("Batches (empty: numbers are written by hand)"), Object: a.batches})
	}
	fields = append(fields, shell.Field{Label: words.T("Folder"), Object: a.folder}, shell.Field{Label: words.T("Then"), Object: a.then})
	p.Frame.Ask(shell.Question{
		Title: words.T("Paper forms"), Text: text, Fields: fields, Accept: words.T("Save"),
		Check: a.why, OnAccept: func() { p.save(a) },
	})
}

// size is the paper of the vote, or else of the reader's part of the world.
func (a *asked) size() string {
	if a.now != nil && a.now.Tally.Policy.Paper != "" {
		return a.now.Tally.Policy.Paper
	}
	if tag := words.Now().Tag(); tag == "en-GB" || tag == "fr" {
		return "a4"
	}
	return "letter"
}

func (a *asked) form() form { return a.forms[max(0, a.what.SelectedIndex())] }

// why says what is missing.
func (a *asked) why() string {
	switch {
	case strings.TrimSpace(a.folder.Text) == "":
		return words.T("Type the folder in which it is saved.")
	case !a.form().place:
		return ""
	}
	n, err := count.ParseCount(a.batches.Text)
	switch {
	case err != nil:
		return words.Err(err)
	case n.Int() > paper.MostForms:
		return words.F("Forms are printed for up to %s batches at once.", words.Now().Number(paper.MostForms))
	case a.form().book && n.Int() == 0:
		return words.T("Type how many batches there are.")
	}
	return ""
}

// save makes a form, saves it and gives it to the printer.
func (p *Paper) save(a *asked) {
	f, folder, send := a.form(), filepath.Clean(strings.TrimSpace(a.folder.Text)), a.then.SelectedIndex() == 1 && !a.form().book
	o := paper.Options{Paper: a.size(), Words: words.Now()}
	var w paper.For
	if a.now != nil {
		n, _ := count.ParseCount(a.batches.Text) // it was checked
		w = paper.For{Vote: a.now.Vote, Place: a.now.Tally.Place.ID, Batches: n.Int()}
	}
	shell.Do(p.Worker, func(ctx context.Context, tell func(string)) (string, error) {
		tell(words.T("Drawing the forms"))
		b, err := f.make(w, o)
		if err != nil {
			return "", err
		}
		name, err := free(folder, f.file)
		if err != nil {
			return "", err
		}
		paths, err := export.Save(folder, []export.File{{Name: name, Data: b}})
		if err != nil {
			return "", err
		}
		if send {
			tell(words.T("Sending them to the printer"))
			if err := p.Print(ctx, paths[0]); err != nil {
				return paths[0], err
			}
		}
		return paths[0], nil
	}, func(path string, err error) { p.saved(path, send, err) })
}

func (p *Paper) saved(path string, sent bool, err error) {
	switch {
	case err != nil && path != "":
		p.Frame.Ask(shell.Question{
			Title: words.T("Saved, and not printed"), Kind: widget.Warning, Cancel: words.T("Close"),
			Text: words.F("It lies in %s. %s", path, words.Err(err)),
		})
	case errors.Is(err, context.Canceled):
	case err != nil:
		p.fail(words.T("The forms were not made"), err)
	case sent:
		p.Frame.Status.SetNotice(words.F("Sent to the printer, and saved as %s", path))
	default:
		p.Frame.Status.SetNotice(words.F("Saved as %s", path))
	}
}
