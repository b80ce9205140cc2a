package shell

import (
	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
)

// The names under which palette and text size are kept.
const (
	prefPalette  = "looks.palette"
	prefTextSize = "looks.text"
	prefSound    = "looks.sound"
)

// Sound is heard at each fifth stroke by whoever wants that.
type Sound interface {
	// Tally makes the sound, and does not wait for it.
	Tally()
	// Works says whether this computer can make it.
	Works() bool
}

// Looks is the palette and the text size that a person has chosen, and whether
// the tally is heard. It is kept in the preferences of the program.
type Looks struct {
	settings interface{ SetTheme(fyne.Theme) }
	prefs    fyne.Preferences
	palette  theme.Palette
	text     theme.TextSize
	// Sound is what can be heard; nil is nothing.
	Sound Sound
	// OnChange is told after a change, for screens that set themselves out anew
	// at large text.
	OnChange func(theme.TextSize)
}

// NewLooks reads what was chosen last and shows it.
func NewLooks(app fyne.App) *Looks {
	l := &Looks{settings: app.Settings(), prefs: app.Preferences()}
	t := theme.New(
		theme.Palette(l.prefs.IntWithFallback(prefPalette, int(theme.Light))),
		theme.TextSize(l.prefs.IntWithFallback(prefTextSize, int(theme.Normal))),
	)
	l.palette, l.text = t.Palette(), t.TextSize()
	l.settings.SetTheme(t)
	return l
}

// Set shows and keeps a palette and a text size.
func (l *Looks) Set(palette theme.Palette, text theme.TextSize) {
	t := theme.New(palette, text)
	l.palette, l.text = t.Palette(), t.TextSize()
	l.prefs.SetInt(prefPalette, int(l.palette))
	l.prefs.SetInt(prefTextSize, int(l.text))
	l.settings.SetTheme(t)
	if l.OnChange != nil {
		l.OnChange(l.text)
	}
}

// Tally makes the sound of a fifth stroke, if the person wants to hear it.
func (l *Looks) Tally() {
	if l.Sound != nil && l.heard() {
		l.Sound.Tally()
	}
}

// heard says whether the sound is on. At first it is off.
func (l *Looks) heard() bool { return l.prefs.BoolWithFallback(prefSound, false) }

func (l *Looks) turnSound() {
	l.prefs.SetBool(prefSound, !l.heard())
	l.Tally() // so that one knows what to listen for
}

// soundOpen says whether the sound can be switched: off always.
func (l *Looks) soundOpen() (bool, string) {
	works := l.Sound != nil && l.Sound.Works()
	return works || l.heard(), words.T("This computer has nothing that plays a sound.")
}

// Actions are the commands of the View menu.
func (l *Looks) Actions() []command.Action {
	return []command.Action{
		{
			ID: command.Larger, Run: func() { l.Set(l.palette, l.text.Larger()) },
			Enabled: func() (bool, string) { return l.text != theme.Double, words.T("The text is at its largest.") },
		},
		{
			ID: command.Smaller, Run: func() { l.Set(l.palette, l.text.Smaller()) },
			Enabled: func() (bool, string) { return l.text != theme.Small, words.T("The text is at its smallest.") },
		},
		{ID: command.Palette, Run: func() { l.Set(l.palette.Next(), l.text) }},
		{ID: command.Sound, Run: l.turnSound, Enabled: l.soundOpen, Chosen: l.heard},
	}
}
