package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/ui/theme"
)

// Button does one thing and shows the key that does it too.
type Button struct {
	pressable
	// Primary is the filled look; a screen has one, bottom right.
	primary  bool
	patience *patience
	icon     *Icon
	label    *Text
	key      *Text
	cap      *Box
	box      *Box
	ring     *Box
}

// NewButton gives a plain button. Key is shown in a key cap and may be empty;
// the button does not bind it.
func NewButton(label, key string, tapped func()) *Button {
	b := &Button{
		icon:  NewIcon("", foreground, 18),
		label: NewText(label, body, foreground),
		cap:   NewKeyCap(key),
	}
	b.key, _ = b.cap.Content.(*Text)
	b.cap.Hidden = key == ""
	b.icon.Hidden = true
	line := container.New(layout.NewCustomPaddedHBoxLayout(8),
		layout.NewSpacer(), b.icon, b.label, Middle(b.cap), layout.NewSpacer())
	b.box = NewBox(line)
	b.box.Radius, b.box.PadX, b.box.PadY = theme.SizePanelRadius, 14, 6
	b.box.Least = fyne.NewSize(0, 40)
	b.ring = NewBox(b.box)
	b.ring.Radius = theme.SizePanelRadius
	b.OnTapped, b.changed = tapped, b.look
	b.ExtendBaseWidget(b)
	b.look()
	return b
}

// NewPrimary gives the filled button of a screen's main action.
func NewPrimary(label, key string, tapped func()) *Button {
	b := NewButton(label, key, tapped)
	b.primary = true
	b.label.Style.Bold, b.key.Style.Bold = true, true
	b.look()
	return b
}

// SetLabel changes the words.
func (b *Button) SetLabel(label string) {
	b.label.Text = label
	b.look()
}

// SetIcon puts an icon before the words.
func (b *Button) SetIcon(icon theme.Icon) {
	b.icon.icon, b.icon.Hidden = icon, icon == ""
	b.look()
}

// Label gives the words.
func (b *Button) Label() string { return b.label.Text }

// look chooses colours: filled, plain, or off.
func (b *Button) look() {
	text := foreground
	b.box.Fill, b.box.Line = theme.ColorPanel, edge
	switch {
	case b.off:
		text, b.box.Line = disabled, separator
	case b.primary:
		text = onPrimary
		b.box.Fill, b.box.Line = primary, primary
	}
	b.label.Color, b.icon.color, b.icon.under = text, text, b.box.Fill
	b.ring.Focused = b.focused && !b.off
	b.Refresh()
}

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return &buttonRenderer{WidgetRenderer: newView(b, b.ring), button: b}
}

// buttonRenderer moves the face inward from the focus ring, so that the ring
// has a gap around it and can be seen on the filled face too.
type buttonRenderer struct {
	fyne.WidgetRenderer
	button *Button
}

func (r *buttonRenderer) gap() float32 {
	if !r.button.ring.Focused {
		return 0
	}
	return theme.Current().Size(theme.SizeFocusRing) + 1
}

func (r *buttonRenderer) MinSize() fyne.Size { return r.button.box.MinSize() }

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.button.ring.PadX, r.button.ring.PadY = r.gap(), r.gap()
	r.WidgetRenderer.Layout(size)
}

func (r *buttonRenderer) Refresh() {
	r.Layout(r.button.Size())
	r.WidgetRenderer.Refresh()
}
