package setup

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// Begin asks which place of a vote is counted here.
type Begin struct {
	// OnPlace is told the place that was chosen.
	OnPlace func(count.Place)
	// OnFolder is told another folder to keep counts in.
	OnFolder func(folder string)

	frame  *shell.Frame
	vote   *count.Vote
	digest count.Digest
	folder string
	find   *search
	kept   *widget.Text
	found  *widget.Text
	rows   []*widget.ListRow
	list   *fyne.Container
	scroll *container.Scroll
	places []count.Place // that the list shows
	fault  string        // of the definition's signatures; then no count is begun
}

// shownPlaces is how many places the list shows at a time; a vote may have
// thousands, and nobody looks for one by scrolling.
const shownPlaces = 100

// NewBegin gives the question for a vote. Counts are kept in the folder.
func NewBegin(f *shell.Frame, v *count.Vote, digest count.Digest, folder string) *Begin {
	b := &Begin{
		frame: f, vote: v, digest: digest, folder: folder, find: newSearch(words.T("A part of the local, unit or union")),
		fault: whoSigned(v).fault,
		kept:  widget.NewCaption("").Shrink(), found: widget.NewCaption(""), list: widget.Stack(0),
	}
	b.find.Keys = f.Table
	b.find.OnChanged = func(string) { b.look() }
	b.find.OnSubmitted = func(string) { b.first() }
	b.find.down = func() {
		if len(b.rows) > 0 {
			f.Focus(b.rows[0])
		}
	}
	b.scroll = container.NewVScroll(b.list)
	b.keep()
	b.look()
	return b
}

// keep says where the count will lie.
func (b *Begin) keep() { b.kept.Set(words.F("The count is kept in %s", b.folder)) }

// matches reports whether every word that was typed is in a name of the place.
func matches(p count.Place, typed string) bool {
	all := strings.ToLower(strings.Join([]string{string(p.ID), p.Local, p.Units(), p.Union}, " "))
	for _, w := range strings.Fields(strings.ToLower(typed)) {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

// look lists the places that fit what was typed.
func (b *Begin) look() {
	b.places, b.rows, b.list.Objects = nil, nil, nil
	for _, p := range b.vote.Places() {
		if matches(p, b.find.Text) {
			b.places = append(b.places, p)
		}
	}
	for i, p := range b.places[:min(len(b.places), shownPlaces)] {
		b.list.Add(b.row(i, p))
	}
	b.found.Set(words.F("%s of %s", words.Now().Number(len(b.places)), words.Now().Number(len(b.vote.Places()))))
	switch {
	case len(b.places) == 0:
		b.list.Add(widget.Inset(10, 4, b.prose(words.T("No place of this vote has such a name. Type less of it."))))
	case len(b.places) > shownPlaces:
		b.list.Add(widget.Inset(10, 4, b.prose(words.F("%d more. Type more of the name.", len(b.places)-shownPlaces))))
	}
	b.list.Refresh()
	b.scroll.ScrollToTop()
}

func (b *Begin) prose(said string) fyne.CanvasObject {
	return widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground)
}

// row is one place. Enter takes the first from where the name is typed, so that
// row says so.
func (b *Begin) row(i int, p count.Place) *widget.ListRow {
	var key fyne.CanvasObject
	if i == 0 {
		key = widget.NewKeyCap(words.T("Enter"))
	}
	row := widget.NewListRow(p.Title(), p.Units()+" · "+p.Union, key, "", func() { b.choose(p) })
	row.SetSelected(i == 0)
	row.Keys = b.frame.Table
	row.OnMove = func(key fyne.KeyName) bool { return b.move(i, key) }
	row.OnFocus = func() { b.reveal(row) }
	b.rows = append(b.rows, row)
	return row
}

func (b *Begin) first() {
	if len(b.places) > 0 {
		b.choose(b.places[0])
	}
}

func (b *Begin) choose(p count.Place) {
	if b.OnPlace != nil && b.fault == "" {
		b.OnPlace(p)
	}
}

// move takes the focus along the list, and from its top back to the name.
func (b *Begin) move(from int, key fyne.KeyName) bool {
	switch {
	case key == fyne.KeyUp && from == 0:
		b.frame.Focus(b.find)
	case key == fyne.KeyUp:
		b.frame.Focus(b.rows[from-1])
	case key == fyne.KeyDown && from+1 < len(b.rows):
		b.frame.Focus(b.rows[from+1])
	default:
		return key == fyne.KeyDown
	}
	return true
}

// reveal scrolls until a row can be seen.
func (b *Begin) reveal(row *widget.ListRow) {
	top, bottom := row.Position().Y, row.Position().Y+row.Size().Height
	switch at, height := b.scroll.Offset.Y, b.scroll.Size().Height; {
	case height == 0:
	case top < at:
		b.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > at+height:
		b.scroll.ScrollToOffset(fyne.NewPos(0, bottom-height))
	}
}

// Screen shows the question.
func (b *Begin) Screen() shell.Screen {
	folder := widget.NewButton(words.T("Another folder..."), "", b.ask)
	folder.Keys = b.frame.Table
	head := widget.Stack(8,
		widget.Between(nil, widget.NewSubheading(words.T("Which place is counted here")).Shrink(), widget.Middle(b.found)),
		b.find,
	)
	foot := widget.Between(nil, b.kept, folder)
	panel := widget.NewPanel(container.NewBorder(widget.Inset(0, 4, head), widget.Inset(0, 4, foot), nil, nil, b.scroll))
	return shell.Screen{
		Content: sides(definition(b.vote, b.digest, nil), panel),
		Bare:    true, Focus: b.find,
		Hints: []command.Hint{{Key: words.T("Enter"), Text: words.T("begin the count")}, {Key: words.T("Down"), Text: words.T("choose another")}},
		Actions: []command.Action{{
			ID: command.Primary, Label: words.T("Begin the count of the first place"), Hint: words.T("begin"), Run: b.first,
			Enabled: func() (bool, string) {
				if b.fault != "" {
					return false, words.T("This vote definition cannot be used (S502).")
				}
				return len(b.places) > 0, words.T("No place of this vote has such a name.")
			},
		}},
		Commands: []command.ID{command.Home},
	}
}

// ask chooses another folder.
func (b *Begin) ask() {
	b.frame.Pick(shell.Pick{
		Title: words.T("Where counts are kept"), Folder: true, Start: b.folder, Accept: words.T("Keep counts here"),
		Text: words.T("It is made if it is not there. A folder on this computer is safer than a stick that can be pulled out."),
		OnPick: func(path string) {
			b.folder = path
			b.keep()
			if b.OnFolder != nil {
				b.OnFolder(path)
			}
		},
	})
}
