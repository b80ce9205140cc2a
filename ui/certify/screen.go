package certify

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// Screen is step 5. Make it with [New].
type Screen struct {
	sitting *sitting.Sitting
	content *fyne.Container

	table      *widget.ReadBack // nil while findings stand
	signatures *Signatures
	side       side

	lines   int   // of the reading
	read    int   // of them, how many were right
	began   int64 // revision of the snapshot that is being read; 0 before the first line
	reading *export.Reading
	keys    []*sign.Key // in the order of the reading's signers
	busy    bool
	said    string // why reading began again, or what went wrong
}

// New gives the screen of a sitting.
func New(s *sitting.Sitting) *Screen {
	c := &Screen{sitting: s, content: container.NewStack()}
	c.build()
	return c
}

// Screen is what the frame shows.
func (c *Screen) Screen() shell.Screen {
	c.notice()
	c.build()
	c.signatures.Look()
	return shell.Screen{
		Content:  c.content,
		Step:     5,
		Actions:  c.actions(),
		Hints:    c.hints(),
		Commands: []command.ID{command.Primary},
		Focus:    c.focus(),
	}
}

// Update shows the count anew. A change while the figures are being read or
// signed ends that: nothing is signed and reading begins again.
func (c *Screen) Update(desk.Snapshot) {
	c.notice()
	c.build()
	c.show()
}

// notice ends a reading of figures that are not those of the count any more.
func (c *Screen) notice() {
	now := c.now()
	if now.Certified == nil && c.began != 0 && now.Revision != c.began {
		c.again(words.T("The count has changed since reading began. Nothing was signed. Read the figures back again."))
	}
	if now.Certified == nil && c.began == 0 {
		c.read = 0
	}
}

// again forgets what was read and who opened a key.
func (c *Screen) again(why string) {
	c.read, c.began, c.reading, c.keys, c.said = 0, 0, nil, nil, why
	c.signatures.Forget()
}

func (c *Screen) now() desk.Snapshot { return c.sitting.Snapshot() }

func (c *Screen) certified() bool { return c.now().Certified != nil }

// gated says whether findings keep the count from being certified.
func (c *Screen) gated() bool {
	now := c.now()
	return now.Certified == nil && len(count.Standing(now.Findings)) > 0
}

func (c *Screen) here() bool { return c.sitting.Frame.Shows(c.content) }

// show brings commands, hints and focus in line, if the screen is shown.
func (c *Screen) show() {
	if !c.here() {
		return
	}
	c.sitting.Frame.Table.Screen(c.actions()...)
	c.sitting.Frame.SetHints(c.hints()...)
	part := c.focus()
	c.sitting.Frame.Focus(part)
	if o, ok := part.(fyne.CanvasObject); ok {
		c.side.pages.Reveal(o)
	}
	if c.reading != nil {
		c.side.pages.Reveal(c.side.digest)
	}
}

// hints are the keys of the part that is in use.
func (c *Screen) hints() []command.Hint {
	switch {
	case c.gated(), c.certified():
		return nil
	case c.read < c.lines:
		return []command.Hint{{Key: words.T("Space"), Text: words.T("line is right")}, {Key: "X", Text: words.T("line is wrong")}, {Key: words.T("Up"), Text: words.T("back")}}
	}
	return []command.Hint{{Key: words.T("Enter"), Text: words.T("open key")}, {Key: words.T("Tab"), Text: words.T("next signature")}}
}

// focus is the part that has the keyboard: the table, then each passphrase,
// then the button.
func (c *Screen) focus() fyne.Focusable {
	switch {
	case c.gated(), c.certified(), c.busy:
		return c.side.button
	case c.read < c.lines:
		return c.table
	}
	if next := c.signatures.Next(); next != nil || c.signatures.Waits() {
		return next
	}
	return c.side.button
}

// actions are what the commands do here.
func (c *Screen) actions() []command.Action {
	label, run := c.primary()
	return []command.Action{
		{
			ID: command.Primary, Label: label, Hint: label, Run: run,
			Enabled: func() (bool, string) { why := c.why(); return why == "", why },
		},
		{ID: command.NextPart, Run: c.nextPart},
	}
}

// primary is the main action as things stand.
func (c *Screen) primary() (label string, run func()) {
	switch {
	case c.certified():
		return words.T("Go to export"), func() { c.sitting.Show(sitting.Export) }
	case c.gated():
		return words.T("Go to checks"), func() { c.sitting.Show(sitting.Checks) }
	}
	return words.T("Certify"), c.sign
}

// why says what keeps the main action from being done, or "".
func (c *Screen) why() string {
	now := c.now()
	switch {
	case c.certified(), c.gated():
		return ""
	case c.busy:
		return words.T("Working.")
	case c.read < c.lines:
		return words.F("%d of %d lines to read.", c.lines-c.read, c.lines)
	case c.reading == nil:
		if missing := Missing(&now.Tally, c.signatures.Opened(), c.signatures.Away()); missing != "" {
			return c.howElse(missing)
		}
		return words.T("Working.")
	}
	return ""
}

// howElse adds to whose key is missing how it goes on without, where as many have
// opened theirs as must sign at the least. The chief teller signs here.
func (c *Screen) howElse(missing string) string {
	now := c.now()
	tally := &now.Tally
	waits := func(b *block) bool { return b.waits() && !is(tally, b.who.Name, count.ChiefTeller) }
	if len(c.signatures.Opened()) < tally.Policy.Tellers.Least || !slices.ContainsFunc(c.signatures.blocks, waits) {
		return missing
	}
	return words.F("%s Or choose Signs later: then it is signed on another computer.", missing)
}

// nextPart goes from the table to the signatures, the button, and around.
func (c *Screen) nextPart() {
	frame := c.sitting.Frame
	switch frame.Focused() {
	case fyne.Focusable(c.side.button):
		if c.table != nil && !c.certified() {
			frame.Focus(c.table)
		}
	case fyne.Focusable(c.table), nil:
		if asked := c.signatures.Asked(); c.read == c.lines && asked != nil {
			frame.Focus(asked)
			return
		}
		frame.Focus(c.side.button)
	default:
		frame.Focus(c.side.button)
	}
}
