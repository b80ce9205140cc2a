package rollup_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/shell/shelltest"
)

func TestEveryLookOfTheRollUpCanBeRead(t *testing.T) {
	s := half(t, wide)
	looks := func(name string) {
		shelltest.Looks(t, s.App, s.Window, name, func() {
			s.show()
			s.reload()
		})
	}
	s.Press(fyne.KeyRight, fyne.KeyDown, fyne.KeyRight)
	for aspect := range 3 {
		s.Act(func() { s.screen.Beside(aspect) })
		looks(fmt.Sprint("rollup-", aspect))
	}
}
