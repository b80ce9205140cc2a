package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// Icon shows one of the theme's icons, centred in the room it is given.
type Icon struct {
	widget.BaseWidget
	icon  theme.Icon
	color fyne.ThemeColorName
	under fyne.ThemeColorName
	side  float32
}

// NewIcon gives an icon in a colour role; side is its size at 100 % text.
func NewIcon(icon theme.Icon, color fyne.ThemeColorName, side float32) *Icon {
	i := &Icon{icon: icon, color: color, under: theme.ColorPanel, side: side}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes the icon and its colour role.
func (i *Icon) Set(icon theme.Icon, color fyne.ThemeColorName) {
	if i.icon == icon && i.color == color {
		return
	}
	i.icon, i.color = icon, color
	i.Refresh()
}

// CreateRenderer is for Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	r := &iconRenderer{icon: i, image: canvas.NewImageFromResource(nil)}
	r.image.FillMode = canvas.ImageFillContain
	r.style()
	return r
}

type iconRenderer struct {
	icon  *Icon
	image *canvas.Image
	drawn string // what the picture shows; to read it anew takes long
}

func (r *iconRenderer) style() {
	if r.icon.icon == "" {
		r.image.Hide()
		return
	}
	r.image.Show()
	r.image.Resource = r.icon.icon.ResourceOn(r.icon.color, r.icon.under)
}

func (r *iconRenderer) side() float32 { return r.icon.side * theme.Current().TextSize().Factor() }

func (r *iconRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.side()) }

func (r *iconRenderer) Layout(size fyne.Size) {
	side := r.side()
	r.image.Resize(fyne.NewSquareSize(side))
	r.image.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
}

func (r *iconRenderer) Refresh() {
	r.style()
	r.Layout(r.icon.Size())
	if res := r.image.Resource; res != nil && res.Name() != r.drawn {
		r.drawn = res.Name()
		r.image.Refresh()
	}
	canvas.Refresh(r.icon)
}

func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }

func (r *iconRenderer) Destroy() {}
