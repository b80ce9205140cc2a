package setup

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/ui/theme"
)

// OrderPreference is the name under which the program remembers in which order
// the two recorders work: [ByBatch] or [BySide].
const OrderPreference = "count.order"

// The orders of counting.
const (
	ByBatch = "batch" // A and B finish a batch before the next is begun
	BySide  = "all"   // A counts every batch, then B does
)

// orders are the same for people, in the order of the list.
var orders = []struct{ value, words string }{
	{ByBatch, words.Key("Batch by batch: A, then B")},
	{BySide, words.Key("A counts all batches, then B")},
}

// orderNow is the place of the remembered order in the list.
func orderNow() int {
	now := fyne.CurrentApp().Preferences().String(OrderPreference)
	for i, o := range orders {
		if o.value == now {
			return i
		}
	}
	return 0
}

// What a card takes of the room that the work has, and a choice of its own
// words, at 100 % text.
const (
	cardPad   = 36
	choicePad = 60
)

// orderRoom is what the longest order of counting takes.
func orderRoom() (room float32) {
	th := theme.Current()
	for _, o := range orders {
		room = max(room, fyne.MeasureText(words.T(o.words), th.Size(fynetheme.SizeNameText), fyne.TextStyle{}).Width)
	}
	return room + choicePad*th.TextSize().Factor()
}
