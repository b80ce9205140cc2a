package theme

import (
	"fmt"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
)

// Icon is a picture by its meaning. Each has a shape of its own, so that it can
// be told without colour and by people who see red and green alike.
type Icon string

// Icons of state.
const (
	IconError   Icon = "error"   // octagon with x
	IconWarning Icon = "warning" // triangle with !
	IconNote    Icon = "note"    // square with i
	IconDone    Icon = "done"    // disc with check
	IconOpen    Icon = "open"    // dashed ring
	IconHalf    Icon = "half"    // half disc: begun
	IconNow     Icon = "now"     // pencil: being worked on
	IconLock    Icon = "lock"    // read-only, signed
	IconDiffer  Icon = "differ"  // not equal
	IconEqual   Icon = "equal"   // equal
	IconRecount Icon = "recount" // two arrows in a ring
	IconNone    Icon = "none"    // x: did not vote, not put
	IconPage    Icon = "page"    // a revision
	IconEmbargo Icon = "embargo" // crossed eye
)

// Icons of places and actions.
const (
	IconHome     Icon = "home"
	IconNew      Icon = "new"
	IconOpenFile Icon = "folder"
	IconRollup   Icon = "rollup"
	IconVerify   Icon = "verify"
	IconPractice Icon = "practice"
	IconHandover Icon = "handover"
	IconNext     Icon = "next"
)

// Icons lists every icon by name, for a gallery.
func Icons() []Icon {
	all := make([]Icon, 0, len(drawings))
	for icon := range drawings {
		all = append(all, icon)
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all
}

// drawings are on a 24 by 24 field. C stands for the icon's colour and G for
// the ground that shows through a mark. S opens a stroke of the icon's colour.
var drawings = map[Icon]string{
	IconError: `<path fill="C" d="M8 2.3H16L21.7 8V16L16 21.7H8L2.3 16V8Z"/>` +
		`<path fill="none" stroke="G" stroke-width="2.4" stroke-linecap="round" d="M8.8 8.8L15.2 15.2M15.2 8.8L8.8 15.2"/>`,
	IconWarning: `<path fill="C" stroke="C" stroke-width="1.6" stroke-linejoin="round" d="M12 3.2L22.4 20.8H1.6Z"/>` +
		`<path fill="none" stroke="G" stroke-width="2.4" stroke-linecap="round" d="M12 9.6V14"/><circle fill="G" cx="12" cy="17.6" r="1.5"/>`,
	IconNote: `<rect fill="C" x="2.5" y="2.5" width="19" height="19" rx="2.4" ry="2.4"/>` +
		`<circle fill="G" cx="12" cy="7.6" r="1.6"/><path fill="none" stroke="G" stroke-width="2.6" stroke-linecap="round" d="M12 11.6V17"/>`,
	IconDone: `<circle fill="C" cx="12" cy="12" r="10"/>` +
		`<path fill="none" stroke="G" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" d="M7.4 12.4L10.7 15.7L16.8 8.8"/>`,
	IconOpen: `<circle S stroke-width="2" stroke-dasharray="3.9,2.7" cx="12" cy="12" r="9.4"/>`,
	IconHalf: `<path fill="C" d="M12 2.6A9.4 9.4 0 0 0 12 21.4Z"/><circle S stroke-width="2" cx="12" cy="12" r="9.4"/>`,
	IconNow: `<path S stroke-width="2" stroke-linejoin="round" d="M4 20L5 15.4L16.4 4L20 7.6L8.6 19Z"/>` +
		`<path S stroke-width="2" d="M13.4 7L17 10.6"/>`,
	IconLock: `<rect fill="C" x="4" y="10.5" width="16" height="11.5" rx="2" ry="2"/>` +
		`<path S stroke-width="2.4" d="M7.6 10.5V7.4A4.4 4.4 0 0 1 16.4 7.4V10.5"/>`,
	IconDiffer: `<path S stroke-width="2.6" stroke-linecap="round" d="M3.5 8.6H20.5M3.5 15.4H20.5M16.6 2.8L7.4 21.2"/>`,
	IconEqual:  `<path S stroke-width="2.6" stroke-linecap="round" d="M3.5 8.6H20.5M3.5 15.4H20.5"/>`,
	IconRecount: `<path S stroke-width="2.2" d="M4.2 10.4A8.2 8.2 0 0 1 18.6 7.2M19.8 13.6A8.2 8.2 0 0 1 5.4 16.8"/>` +
		`<path fill="C" d="M21.4 3.4V10.2H14.6ZM2.6 20.6V13.8H9.4Z"/>`,
	IconNone: `<path S stroke-width="2.2" stroke-linecap="round" d="M5.5 5.5L18.5 18.5M18.5 5.5L5.5 18.5"/>`,
	IconPage: `<path S stroke-width="2" stroke-linejoin="round" d="M5 2.6H14L19.4 8V21.4H5Z"/>` +
		`<path S stroke-width="2" stroke-linejoin="round" d="M13.6 2.6V8.4H19.4"/>`,
	IconEmbargo: `<path S stroke-width="2" stroke-linejoin="round" d="M2.4 12C5.6 6.6 8.8 5 12 5S18.4 6.6 21.6 12C18.4 17.4 15.2 19 12 19S5.6 17.4 2.4 12Z"/>` +
		`<circle S stroke-width="2" cx="12" cy="12" r="3.2"/><path S stroke-width="2.4" stroke-linecap="round" d="M4.4 20.6L19.6 3.4"/>`,
	IconHome: `<path S stroke-width="2.2" stroke-linejoin="round" d="M5 10V20.8H10V14.6H14V20.8H19V10"/>` +
		`<path S stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round" d="M2.4 11.6L12 3.2L21.6 11.6"/>`,
	IconNew: `<path S stroke-width="2" stroke-linejoin="round" d="M5 2.6H14L19.4 8V21.4H5Z"/>` +
		`<path S stroke-width="2.2" d="M12.2 10V18M8.2 14H16.2"/>`,
	IconOpenFile: `<path S stroke-width="2" stroke-linejoin="round" d="M2.6 5H9.4L11.6 7.6H21.4V19.4H2.6Z"/>`,
	IconRollup: `<rect fill="C" x="9" y="2" width="6" height="6"/><rect fill="C" x="1.4" y="16" width="6" height="6"/>` +
		`<rect fill="C" x="9" y="16" width="6" height="6"/><rect fill="C" x="16.6" y="16" width="6" height="6"/>` +
		`<path S stroke-width="2" d="M12 8V16M4.4 16V12H19.6V16"/>`,
	IconVerify: `<circle S stroke-width="2.6" cx="10" cy="10" r="7"/>` +
		`<path S stroke-width="3" stroke-linecap="round" d="M15.4 15.4L21.4 21.4"/>`,
	IconPractice: `<path S stroke-width="2" stroke-linejoin="round" d="M1.8 9.4L12 4.4L22.2 9.4L12 14.4Z"/>` +
		`<path S stroke-width="2" stroke-linejoin="round" d="M6 12V17C9.4 20 14.6 20 18 17V12"/>`,
	IconHandover: `<path S stroke-width="2.4" d="M2 12H17M11.4 6L17.4 12L11.4 18M20.6 5V19"/>`,
	IconNext:     `<path S stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" d="M9 5.5L15.5 12L9 18.5"/>`,
}

// drawing is one icon in one colour role. The colour is looked up each time, so
// that a change of palette shows at the next refresh.
type drawing struct {
	icon  Icon
	color fyne.ThemeColorName
	under fyne.ThemeColorName
}

// Resource gives the icon in a colour role, with marks that show the panel.
func (i Icon) Resource(color fyne.ThemeColorName) fyne.Resource {
	return i.ResourceOn(color, ColorPanel)
}

// ResourceOn gives the icon in a colour role on a ground of another role.
func (i Icon) ResourceOn(color, ground fyne.ThemeColorName) fyne.Resource {
	return drawing{icon: i, color: color, under: ground}
}

// Name holds the colours, because Fyne keeps drawn pictures by name.
func (d drawing) Name() string {
	return fmt.Sprintf("%s-%s-%s.svg", d.icon, d.hex(d.color)[1:], d.hex(d.under)[1:])
}

// Content gives the picture in the colours of the current palette.
func (d drawing) Content() []byte {
	c, g := d.hex(d.color), d.hex(d.under)
	shapes := strings.NewReplacer(
		" S ", ` fill="none" stroke="`+c+`" `,
		`"C"`, `"`+c+`"`,
		`"G"`, `"`+g+`"`,
	).Replace(drawings[d.icon])
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">` + shapes + `</svg>`)
}

func (d drawing) hex(name fyne.ThemeColorName) string {
	c := Current().palette.Color(name)
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}
