package certify

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// side is the column on the right with what changes in it.
type side struct {
	digest *fyne.Container // empty until there is something to sign
	locked *fyne.Container // "Signing opens when..."
	words  *widget.Text
	why    *widget.Prose
	button *widget.Button
	banner *widget.Banner // what was said last

	pages *widget.Spread // reading and signing; nil behind the gate
}

// build sets the screen out for the count as it stands.
func (c *Screen) build() {
	now := c.now()
	if c.signatures == nil || c.read == 0 && c.began == 0 {
		c.signatures = NewSignatures(c.sitting, Tellers(&now.Tally))
		c.signatures.OnChange = c.prepare
		c.signatures.Here, c.signatures.Later = c.here, true
		c.signatures.OnFocus = func(o fyne.CanvasObject) { c.side.pages.Reveal(o) }
	}
	c.side.why = widget.NewProse("", fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder)
	c.side.button = widget.NewPrimary(words.T("Certify"), command.Ctrl(fyne.KeyReturn).String(), func() {
		c.sitting.Frame.Table.Run(command.Primary)
	})
	c.side.button.Keys = c.sitting.Frame.Table
	c.side.banner = widget.NewBanner(widget.Warning, widget.Warning.Icon(), "")
	if c.gated() {
		c.table = nil
		c.content.Objects = []fyne.CanvasObject{c.gate(now)}
	} else {
		right, foot := c.right(now)
		c.side.pages = widget.NewSpread(c.left(now), widget.Inset(4, 0, embargo(now.Vote)), right, foot, 400, 504)
		c.content.Objects = []fyne.CanvasObject{c.side.pages.Object}
	}
	c.refresh()
}

// refresh brings what changes from key to key up to date.
func (c *Screen) refresh() {
	label, _ := c.primary()
	why := c.why()
	c.side.button.SetLabel(label)
	if why == "" {
		c.side.button.Enable()
	} else {
		c.side.button.Disable()
	}
	c.side.why.Set(c.aside(why))
	c.side.banner.Set(widget.Warning, widget.Warning.Icon(), "", c.said)
	c.side.banner.Hidden = c.said == ""
	if c.table != nil {
		c.table.Set(c.read)
		c.showSide()
	}
	c.content.Refresh()
	if c.table != nil && c.table.Due() != nil {
		c.side.pages.Reveal(c.table.Due())
	}
}

// aside is the line on the left of the button.
func (c *Screen) aside(why string) string {
	if why != "" || c.gated() {
		return why
	}
	return words.F("After signing, a change makes revision %d.", c.now().Sheet+1)
}

// gate says what stands in the way.
func (c *Screen) gate(now desk.Snapshot) fyne.CanvasObject {
	standing := count.Standing(now.Findings)
	list := widget.Stack(0)
	for _, f := range standing[:min(len(standing), gateRows)] {
		kind := widget.Error
		if f.Severity == count.Warning {
			kind = widget.Warning
		}
		row := widget.NewFindingRow(kind, words.Say(f.Short), words.Say(f.Where.String()), func() { c.sitting.Frame.Table.Run(command.Primary) })
		row.Keys = c.sitting.Frame.Table
		list.Add(row)
	}
	if more := len(standing) - gateRows; more > 0 {
		list.Add(widget.Inset(14, 8, widget.NewCaption(words.F("and %d more", more))))
	}
	panel := widget.NewPanel(list)
	panel.PadX, panel.PadY = 1, 1
	top := widget.Inset(4, 0, widget.Stack(16,
		widget.NewHeading(words.T("Not ready to certify")),
		widget.NewBanner(widget.Note, theme.IconLock, words.T("Certify opens when there are no errors and every warning is explained.")),
		widget.NewSubheading(words.F("%d to look at", len(standing)))))
	foot := widget.Inset(4, 0, widget.Between(nil, widget.Middle(widget.Tight(c.side.why)), c.side.button))
	return widget.Inset(20, 16, container.NewBorder(top, foot, nil, nil, scroll(widget.Stack(0, panel))))
}

// gateRows is how many findings the gate shows; the checks show them all.
const gateRows = 6

// left is what is read back.
func (c *Screen) left(now desk.Snapshot) fyne.CanvasObject {
	results := now.Tally.Results()
	read := lines(results)
	c.lines = len(read)
	if c.certified() {
		c.read = c.lines
	}
	c.table = widget.NewReadBack(titles(&now.Tally), read)
	c.table.Keys = c.sitting.Frame.Table
	c.table.OnRight, c.table.OnWrong, c.table.OnBack = c.lineRight, c.wrong, c.back
	c.table.OnFocus = func() { c.side.pages.Reveal(c.table.Due()) }
	title, said := words.T("Read the figures back"), words.T("One recorder reads aloud from the paper sheets. The other looks here and presses Space when the line is right.")
	if c.certified() {
		title, said = words.T("The figures are signed"), words.F("Certified as revision %d. These are the figures that were signed.", now.Sheet)
	}
	return widget.Stack(12,
		widget.Stack(4, widget.NewHeading(title), secondary(said)),
		c.side.banner, c.table, remarks(now))
}

// right is where tellers sign, and its foot.
func (c *Screen) right(now desk.Snapshot) (page, foot fyne.CanvasObject) {
	least := now.Tally.Policy.Tellers.Least
	c.side.words = widget.NewText("", fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)
	c.side.locked = widget.Between(widget.After(widget.NewIcon(theme.IconLock, fynetheme.ColorNamePlaceHolder, 18), 8), c.side.words, nil)
	c.side.digest = widget.Stack(8)
	page = widget.Stack(12,
		widget.Stack(4, widget.NewHeading(words.T("Sign")),
			secondary(words.F(`"We counted these ballots and these are the figures." At least %d must sign.`, least))),
		c.signatures.Object(), c.side.locked, c.side.digest, secondary(paper(&now.Tally)))
	if c.certified() {
		c.signatures.Signed(now.Certified)
	}
	return page, widget.Inset(4, 4, widget.Between(nil, widget.Middle(widget.Tight(c.side.why)), c.side.button))
}

// scroll lets a page be longer than its room, with space for the rings around
// its parts.
func scroll(page fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(widget.Inset(4, 4, page))
}

// showSide shows the lock or the digest.
func (c *Screen) showSide() {
	c.side.locked.Hidden = c.certified() || c.read == c.lines
	c.side.words.Set(words.F("Signing opens when all %d lines are read.", c.lines))
	hex := ""
	switch {
	case c.certified():
		hex = c.now().Certified.Digest.String()
	case c.reading != nil:
		hex = c.reading.Digest.String()
	}
	c.side.digest.Objects = nil
	c.side.digest.Hidden = hex == ""
	if hex != "" {
		c.side.digest.Add(secondary(words.T("Digest of what is signed, as it is printed at the foot of the sheet")))
		c.side.digest.Add(widget.NewDigestGrid(strings.ToUpper(hex)).Across(4))
	}
}

// paper names those who sign on paper.
func paper(t *count.Tally) string {
	said := words.T("The tellers report figures; the chair declares the result.")
	switch who := observers(t); len(who) {
	case 0:
		return said
	case 1:
		return words.F("Observer %s signs on paper. %s", who[0], said)
	default:
		return words.F("Observers %s sign on paper. %s", strings.Join(who, ", "), said)
	}
}

// secondary is wrapping text in the second colour, in line with titles.
func secondary(said string) fyne.CanvasObject {
	return widget.Tight(widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder))
}
