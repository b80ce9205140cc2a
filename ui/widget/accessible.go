package widget

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Fyne's accessibility, which is built in with the tag of that name on Windows
// and macOS, asks for a label and one of four roles. It looks into containers
// only, so that what is held by a box, a page that scrolls or another widget is
// read by nobody unless that widget says it: hence all words of a part in one.

var (
	_ fyne.Accessible = (*Text)(nil)
	_ fyne.Accessible = (*Prose)(nil)
	_ fyne.Accessible = (*Button)(nil)
	_ fyne.Accessible = (*Chip)(nil)
	_ fyne.Accessible = (*Tile)(nil)
	_ fyne.Accessible = (*ListRow)(nil)
	_ fyne.Accessible = (*CountEntry)(nil)
	_ fyne.Accessible = (*Box)(nil)
)

// AccessibilityLabel is the line.
func (t *Text) AccessibilityLabel() string { return t.Text }

// AccessibilityRole is that of text.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the whole text, however it wraps.
func (p *Prose) AccessibilityLabel() string { return p.Text() }

// AccessibilityRole is that of text.
func (p *Prose) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what the button does.
func (b *Button) AccessibilityLabel() string { return b.Label() }

// AccessibilityRole is that of a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the number of the batch and where it stands.
func (c *Chip) AccessibilityLabel() string { return c.number.Text + ", " + c.word.Text }

// AccessibilityRole is that of a button.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is what can be begun here.
func (t *Tile) AccessibilityLabel() string { return t.title.Text + ": " + t.words.Text() }

// AccessibilityRole is that of a button.
func (t *Tile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the row with all that it says.
func (r *ListRow) AccessibilityLabel() string { return wordsOf(r.box) }

// AccessibilityRole is that of a button.
func (r *ListRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the number in the cell.
func (c *CountEntry) AccessibilityLabel() string { return c.Text }

// AccessibilityRole is that of text: Fyne has no role for what is typed into.
func (c *CountEntry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is all that stands in the box.
func (b *Box) AccessibilityLabel() string { return wordsOf(b.Content) }

// AccessibilityRole is that of text.
func (b *Box) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// wordsOf is what a part says, in the order in which it is read.
func wordsOf(o fyne.CanvasObject) string {
	if o == nil || !o.Visible() {
		return ""
	}
	_, container := o.(*fyne.Container)
	if said, ok := o.(fyne.Accessible); ok && !container {
		return said.AccessibilityLabel()
	}
	var all []string
	for _, inside := range insideOf(o) {
		if said := wordsOf(inside); said != "" {
			all = append(all, said)
		}
	}
	return strings.Join(all, ", ")
}
