package rollup

import (
	"fyne.io/fyne/v2"

	"countersign/ui/theme"
)

// The columns of the table at 100 % text. The name gives way first, and what is
// left over is the state's. Where names are cramped the members give way.
const (
	nameMost    = 296
	nameLeast   = 100
	nameCramped = 160
	stateRoom   = 112
	stateWish   = 158 // all words of a state
	sidePad     = 8
	cellGap     = 12
)

// The columns from left to right.
const (
	colName = iota
	colMembers
	colYes1
	colNo1
	colCasts
	colYes2
	colNo2
	colState
	columnCount
)

// widths are those of the columns between name and state.
var widths = [columnCount]float32{colMembers: 74, colYes1: 74, colNo1: 74, colCasts: 62, colYes2: 66, colNo2: 66}

// leastTable is the narrowest table that can be read.
func leastTable() float32 {
	f := theme.Current().TextSize().Factor()
	return (nameLeast+fixed()+stateRoom)*f + 2*sidePad
}

func fixed() (sum float32) {
	for _, w := range widths {
		sum += w
	}
	return sum
}

// spans are where the columns begin and how wide they are in a table of a width.
func spans(width float32) (at, wide [columnCount]float32) {
	f := theme.Current().TextSize().Factor()
	room := width - 2*sidePad
	name := room - (fixed()+stateWish)*f
	if name < nameCramped*f { // then a state may be cut short
		name = min(nameCramped*f, room-(fixed()+stateRoom)*f)
	}
	wide[colName] = max(nameLeast*f, min(nameMost*f, name))
	x := float32(sidePad)
	for i := range columnCount {
		if i != colName && i != colState {
			wide[i] = widths[i] * f
		}
		if i == colMembers && wide[colName] < nameCramped*f {
			wide[colName] += wide[i] // the names are worth more than the members
			x, wide[i] = x+wide[i], 0
		}
		at[i] = x
		x += wide[i]
	}
	wide[colState] = max(0, sidePad+room-at[colState])
	return at, wide
}

// cell puts an object into a column. Figures stand at the right edge, what
// follows them keeps its distance.
func cell(o fyne.CanvasObject, at, wide [columnCount]float32, column int, height float32) {
	x, w := at[column], wide[column]
	if column == colCasts || column == colState {
		x, w = x+cellGap, w-cellGap
	}
	if column == colMembers && (w <= 0) == o.Visible() {
		if w <= 0 {
			o.Hide()
		} else {
			o.Show()
		}
	}
	size := o.MinSize()
	o.Resize(fyne.NewSize(max(0, w), size.Height))
	o.Move(fyne.NewPos(x, (height-size.Height)/2))
}
