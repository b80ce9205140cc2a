package export

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/ui/certify"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// build sets the screen out for the count as it stands.
func (e *Screen) build() {
	e.renew()
	table := e.sitting.Frame.Table
	e.button = widget.NewPrimary("", command.Ctrl(fyne.KeyReturn).String(), func() { table.Run(command.Primary) })
	e.button.Keys = table
	label, _ := e.primary()
	why := e.stop()
	if e.busy {
		label = words.T("Working")
	}
	e.button.SetLabel(label)
	if why != "" {
		e.button.Disable()
	}
	e.why = widget.NewCaption(why).Shrink()
	now := e.now()
	left, right := e.gate(), fyne.CanvasObject(widget.Stack(0))
	switch e.state() {
	case gated:
	case asked, ready:
		left, right = e.before(now), e.passphrases(now)
	case done:
		left, right = e.after(now), e.comparison(now)
	}
	e.content.Objects = []fyne.CanvasObject{e.page(left, right)}
	e.content.Refresh()
}

// page sets what was saved beside what is compared with it.
func (e *Screen) page(left, right fyne.CanvasObject) fyne.CanvasObject {
	foot := widget.Inset(4, 0, widget.Between(nil, e.why, e.buttons()))
	var reopen fyne.CanvasObject
	if e.now().Certified != nil {
		reopen = widget.Inset(4, 0, widget.Between(e.plain(words.T("Reopen the count..."), "", e.reopen), nil, nil))
	}
	e.pages = widget.NewSpread(left, reopen, right, foot, 400, 464)
	return e.pages.Object
}

// buttons are the main action and, while something is done, the way to call it
// off.
func (e *Screen) buttons() fyne.CanvasObject {
	e.stopper = nil
	if !e.busy {
		return e.button
	}
	e.stopper = widget.NewButton(words.T("Cancel"), words.T("Esc"), e.stopWork)
	e.stopper.Keys = escape{e.sitting.Frame.Table, e.stopWork}
	return widget.Row(12, e.stopper, e.button)
}

// escape is the command table with a use for Escape.
type escape struct {
	command.Keys
	run func()
}

// Key takes Escape and hands the rest on.
func (x escape) Key(k *fyne.KeyEvent) bool {
	if k.Name == fyne.KeyEscape {
		x.run()
		return true
	}
	return x.Keys.Key(k)
}

// plain is a button that sends function keys on and rests while work is done.
func (e *Screen) plain(label, key string, run func()) *widget.Button {
	b := widget.NewButton(label, key, run)
	b.Keys = e.sitting.Frame.Table
	if e.busy {
		b.Disable()
	}
	return b
}

// gate is shown before the count is certified.
func (e *Screen) gate() fyne.CanvasObject {
	return widget.Stack(16, widget.NewHeading(words.T("Nothing to export yet")),
		widget.NewBanner(widget.Note, theme.IconLock, words.T("Export opens when the tellers have signed.")), e.banner())
}

// banner is what was said last, or nothing.
func (e *Screen) banner() fyne.CanvasObject {
	b := widget.NewBanner(e.kind, e.kind.Icon(), e.said)
	b.Hidden = e.said == ""
	return b
}

// head is the title with who signed and which revision.
func (e *Screen) head(title string, now desk.Snapshot) fyne.CanvasObject {
	return widget.Row(12, widget.NewHeading(title),
		widget.Middle(widget.NewStatusBadge(widget.Success, words.N(len(here(now.Certified)), "Signed by 1 teller", "Signed by %s tellers"))),
		widget.Middle(widget.NewStatusBadgeIcon(widget.Note, theme.IconPage, words.F("Revision %d", now.Sheet))))
}

// before is shown until the files are saved.
func (e *Screen) before(now desk.Snapshot) fyne.CanvasObject {
	where := line(theme.IconOpenFile, words.F("Both files go to %s", folderName(e.folder())), e.folder(),
		e.plain(words.T("Another folder..."), "", e.elsewhere))
	language := line(theme.IconPage, words.T("Language of the sheet"), words.T("The record and the digest are the same in each."), widget.Wide(widest, e.languages()))
	page := widget.Stack(12, e.head(words.T("Save the sheet"), now),
		prose(words.T("A PDF to print and an Excel file are written, read back from disk and compared with what was signed. Both files or neither.")),
		e.banner(), rows(where, language))
	if n := len(now.Exports); n > 0 {
		page.Add(prose(words.F("They were saved before, in a folder named %s, and are not in this one. Choose that folder to find them again.", now.Exports[n-1].Folder)))
	}
	return page
}

// passphrases asks for the keys again, or shows the digest that is saved.
func (e *Screen) passphrases(now desk.Snapshot) fyne.CanvasObject {
	if e.state() == ready {
		e.signatures = nil
		return digestPanel(words.T("What is saved"), words.T("The tellers signed the figures with this digest. It is printed at the foot of the sheet."),
			widget.NewDigestGrid(strings.ToUpper(e.of.String())).Across(4))
	}
	if e.signatures == nil {
		e.signatures = certify.NewSignatures(e.sitting, signers(now))
		e.signatures.OnChange = e.unlocked
		e.signatures.Here = e.here
		e.signatures.OnFocus = func(o fyne.CanvasObject) { e.pages.Reveal(o) }
		e.signatures.Unlock()
	}
	return widget.Stack(12, widget.NewHeading(words.T("Open the keys again")),
		prose(words.T("The program was closed after signing. Every signer types the passphrase once more, so that the PDF carries the signatures.")),
		e.signatures.Object())
}

// signers are those who certified, each with the one key that will do.
func signers(now desk.Snapshot) []certify.Teller {
	var out []certify.Teller
	for _, t := range certify.Tellers(&now.Tally) {
		for _, s := range here(now.Certified) {
			if s.Name == t.Name {
				t.Must, t.Key = true, s.Key
				out = append(out, t)
			}
		}
	}
	return out
}

// comparison compares the print with the file.
func (e *Screen) comparison(now desk.Snapshot) fyne.CanvasObject {
	grid := widget.NewDigestGrid(strings.ToUpper(e.of.String())).Across(4)
	if e.check == nil {
		e.check = widget.NewGroupCheck(e.of.String(), groups[0], groups[1])
		e.check.SetKeys(e.sitting.Frame.Table)
	}
	e.check.OnChange = func(wrong int, all bool) {
		grid.Mark(wrong)
		if all != e.printed {
			e.printed = all
			focused := e.sitting.Frame.Focused()
			e.build()
			e.sitting.Frame.Focus(focused)
		}
	}
	panel := digestPanel(words.T("Is the print the same as the file?"),
		words.F("Look at the foot of the printed sheet. Type groups %d and %d.", groups[0], groups[1]), grid, e.check,
		prose(words.T("If a group is wrong, the sheet is from another revision or another computer. Do not send it.")))
	if !now.Vote.Embargo.On() {
		return panel
	}
	return widget.Stack(12, panel, widget.NewBanner(widget.Warning, theme.IconEmbargo, words.T("Embargo. Figures and turnout stay in this room.")))
}

// groups are those that are typed from the print: one of each line of the foot.
var groups = [2]int{5, 12}

func digestPanel(title, said string, parts ...fyne.CanvasObject) fyne.CanvasObject {
	all := widget.Stack(12, widget.Stack(2, widget.NewSubheading(title).Shrink(), prose(said)))
	for _, p := range parts {
		all.Add(p)
	}
	return widget.Stack(0, widget.NewPanel(widget.Inset(6, 4, all)))
}

// rows is a panel of lines.
func rows(lines ...fyne.CanvasObject) fyne.CanvasObject {
	list := widget.Stack(0)
	for i, l := range lines {
		if i > 0 {
			list.Add(fynewidget.NewSeparator())
		}
		list.Add(l)
	}
	panel := widget.NewPanel(list)
	panel.PadX, panel.PadY = 1, 1
	return panel
}

// line is a row of a panel: icon, two lines of words, and what can be done.
func line(icon theme.Icon, title, second string, right fyne.CanvasObject) fyne.CanvasObject {
	said := widget.Middle(widget.Stack(0, widget.NewBold(title, theme.SizeRow, fynetheme.ColorNameForeground).Shrink(),
		widget.NewCaption(second).Shrink()))
	return widget.Inset(16, 12, widget.Between(widget.After(widget.NewIcon(icon, fynetheme.ColorNameForeground, 26), 16), said, widget.Middle(right)))
}

// prose is wrapping text in the second colour.
func prose(said string) fyne.CanvasObject {
	return widget.Tight(widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder))
}

// size is a file's size as people say it.
func size(bytes int) string { return words.F("%s KB", words.Now().Number((bytes+1023)/1024)) }
