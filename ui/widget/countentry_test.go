package widget_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// desk is a row of cells on a canvas, as a recorder has before them.
type desk struct {
	t      *testing.T
	canvas fyne.Canvas
	cells  []*widget.CountEntry
	log    []string
}

// newDesk makes n cells of one group with a limit.
func newDesk(t *testing.T, n, limit int) *desk {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	d := &desk{t: t}
	box := container.NewVBox()
	for i := range n {
		cell := widget.NewCountEntry(limit)
		name := strconv.Itoa(i)
		cell.OnChanged = func(text string) { d.note("changed " + name + " " + text) }
		cell.OnEmpty = func() { d.note("empty " + name) }
		cell.OnOver = func() { d.note("over " + name) }
		cell.OnRefused = func(why string) { d.note("refused " + name + " " + why) }
		d.cells = append(d.cells, cell)
		box.Add(cell)
	}
	group := widget.NewCellGroup(d.cells...)
	group.OnLast = func() { d.note("last") }
	w := test.NewTempWindow(t, box)
	d.canvas = w.Canvas()
	group.Focus()
	return d
}

func (d *desk) note(what string) { d.log = append(d.log, what) }

// press presses keys: digits and letters as themselves, others by name in angle
// brackets, such as <Enter>.
func (d *desk) press(keys string) {
	for keys != "" {
		if keys[0] != '<' {
			d.canvas.Focused().TypedRune(rune(keys[0]))
			keys = keys[1:]
			continue
		}
		name, rest, _ := strings.Cut(keys[1:], ">")
		keys = rest
		switch name {
		case "Enter":
			name = string(fyne.KeyReturn)
		case "Keypad":
			name = string(fyne.KeyEnter)
		case "Esc":
			name = string(fyne.KeyEscape)
		case "Tab":
			d.canvas.FocusNext()
			continue
		}
		d.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(name)})
	}
}

// at says which cell has the focus.
func (d *desk) at() int {
	return slices.IndexFunc(d.cells, func(c *widget.CountEntry) bool {
		return fyne.Focusable(c) == d.canvas.Focused()
	})
}

func (d *desk) values() string {
	var all []string
	for _, c := range d.cells {
		text := c.Text
		if text == "" {
			text = "_"
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func TestKeyingCells(t *testing.T) {
	tests := []struct {
		name  string
		limit int
		keys  string
		want  string // the cells, _ for empty
		at    int
	}{
		{"two digits go on by themselves", 50, "2128", "21 28 _ _", 2},
		{"enter after every number skips no cell", 50, "21<Enter>28<Enter>1<Enter>0<Enter>", "21 28 1 0", 3},
		{"and neither does keypad enter", 50, "21<Keypad>28<Keypad>1<Keypad>0<Keypad>", "21 28 1 0", 3},
		{"one digit waits for enter", 50, "1<Enter>2", "1 2 _ _", 1},
		{"only one enter is swallowed", 50, "21<Enter><Enter>", "21 _ _ _", 1},
		{"a digit in the next cell ends the swallowing", 50, "215<Enter>", "21 5 _ _", 2},
		{"a digit and backspace end it too", 50, "215<BackSpace><Enter>", "21 _ _ _", 1},
		{"an arrow ends it", 50, "21<Up><Down><Enter>", "21 _ _ _", 1},
		{"enter in an empty cell stays", 50, "<Enter>", "_ _ _ _", 0},
		{"down passes an empty cell", 50, "<Down>", "_ _ _ _", 1},
		{"up goes back", 50, "21<Up>", "21 _ _ _", 0},
		{"up stays in the first", 50, "<Up>", "_ _ _ _", 0},
		{"down stays in the last", 50, "<Down><Down><Down><Down>", "_ _ _ _", 3},
		{"the last cell does not close by itself", 50, "<Down><Down><Down>21", "_ _ _ 21", 3},
		{"coming back replaces", 50, "21<Up>3", "3 _ _ _", 0},
		{"above the limit stays", 50, "73", "73 _ _ _", 0},
		{"and the next digit replaces", 50, "732", "2 _ _ _", 0},
		{"and enter does not go on", 50, "73<Enter>", "73 _ _ _", 0},
		{"the limit itself goes on", 50, "50", "50 _ _ _", 1},
		{"one above does not", 50, "51", "51 _ _ _", 0},
		{"a limit of one digit", 7, "77", "7 7 _ _", 2},
		{"a limit of three digits", 100, "99<Enter>100", "99 100 _ _", 2},
		{"letters change nothing", 50, "a2-b.1e", "21 _ _ _", 1},
		{"no leading zeros", 50, "007<Enter>", "7 _ _ _", 1},
		{"zero is a count", 50, "0<Enter>", "0 _ _ _", 1},
		{"two zeros are one", 50, "00", "0 _ _ _", 0},
		{"escape restores what was found", 50, "21<Up>4<Esc>", "21 _ _ _", 0},
		{"escape empties what was empty", 50, "4<Esc>", "_ _ _ _", 0},
		{"escape then a digit replaces", 50, "21<Up>4<Esc>5", "5 _ _ _", 0},
		{"backspace takes back", 50, "4<BackSpace>5", "5 _ _ _", 0},
		{"backspace empties a found value", 50, "21<Up><BackSpace>", "_ _ _ _", 0},
		{"deleting in front leaves no leading zero", 0, "105<Home><Delete>", "5 _ _ _", 0},
		{"a zero in front is dropped", 0, "15<Home>0", "15 _ _ _", 0},
		{"inside a number", 0, "15<Left>0", "105 _ _ _", 0},
		{"inside a number does not go on", 50, "1<Left>2", "21 _ _ _", 0},
		{"without a limit nothing goes on", 0, "1289", "1289 _ _ _", 0},
		{"nine digits", 0, "999999999", "999999999 _ _ _", 0},
		{"a tenth is refused", 0, "1234567890", "123456789 _ _ _", 0},
		{"nine selected digits are replaced", 0, "123456789<Down><Up>1", "1 _ _ _", 0},
		{"tab goes on", 50, "2<Tab>3", "2 3 _ _", 1},
		{"tab ends the swallowing", 50, "21<Tab><Enter>", "21 _ _ _", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t, 4, tt.limit)
			d.press(tt.keys)
			if got := d.values(); got != tt.want {
				t.Errorf("cells are %s, want %s", got, tt.want)
			}
			if got := d.at(); got != tt.at {
				t.Errorf("focus is in cell %d, want %d", got, tt.at)
			}
		})
	}
}

func TestWhatACellTells(t *testing.T) {
	tests := []struct {
		name  string
		limit int
		keys  string
		want  []string
	}{
		{"each change once", 50, "21", []string{"changed 0 2", "changed 0 21"}},
		{"enter in an empty cell asks for 0", 50, "<Enter>", []string{"empty 0"}},
		{"the second enter after going on asks", 50, "21<Enter><Enter>", []string{"changed 0 2", "changed 0 21", "empty 1"}},
		{"tab away and back ends the swallowing", 50, "21<Tab><Down><Enter>", []string{"changed 0 2", "changed 0 21", "empty 1"}},
		{"enter above the limit", 50, "73<Enter>", []string{"changed 0 7", "changed 0 73", "over 0"}},
		{"a letter", 50, "x", []string{"refused 0 " + widget.OnlyDigits}},
		{"a tenth digit", 0, "<Down>1234567890", []string{
			"changed 1 1", "changed 1 12", "changed 1 123", "changed 1 1234", "changed 1 12345",
			"changed 1 123456", "changed 1 1234567", "changed 1 12345678", "changed 1 123456789",
			"refused 1 " + widget.TooLong,
		}},
		{"a leading zero is never told", 0, "05", []string{"changed 0 0", "changed 0 5"}},
		{"enter in the last", 50, "<Down>4<Enter>", []string{"changed 1 4", "last"}},
		{"enter after the last was filled", 50, "<Down>21<Enter>", []string{"changed 1 2", "changed 1 21", "last"}},
		{"escape", 50, "4<Esc>", []string{"changed 0 4", "changed 0 "}},
		{"a digit over a found value", 50, "21<Up>3", []string{"changed 0 2", "changed 0 21", "changed 0 3"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t, 2, tt.limit)
			d.press(tt.keys)
			if !slices.Equal(d.log, tt.want) {
				t.Errorf("told %q, want %q", d.log, tt.want)
			}
		})
	}
}

func TestSixteenKeysForABatch(t *testing.T) {
	d := newDesk(t, 8, 50)
	keys := "2128" + "1<Enter>0<Enter>" + "2326" + "1<Enter>0<Enter>"
	d.press(keys)
	if got, want := d.values(), "21 28 1 0 23 26 1 0"; got != want {
		t.Errorf("cells are %s, want %s", got, want)
	}
	if d.log[len(d.log)-1] != "last" {
		t.Errorf("the last key was %q, want it to close", d.log[len(d.log)-1])
	}
	if n := len(strings.NewReplacer("<Enter>", "!").Replace(keys)); n != 16 {
		t.Errorf("a batch took %d keys, want 16", n)
	}
}

func TestPaste(t *testing.T) {
	tests := []struct {
		name, clip, want string
	}{
		{"digits", "28", "28"},
		{"leading zeros", "0028", "28"},
		{"nine digits", "999999999", "999999999"},
		{"ten digits", "1000000000", "7"},
		{"a minus", "-28", "7"},
		{"a mark between thousands", "1,289", "1289"},
		{"marks between thousands", "1 289 000", "1289000"},
		{"two kinds of marks", "1,289.000", "7"},
		{"a decimal mark", "1.5", "7"},
		{"a mark after four digits", "1289,000", "7"},
		{"a mark after 0", "0,289", "7"},
		{"an exponent", "1e3", "7"},
		{"a line end", "28\n", "7"},
		{"a space", " 28", "7"},
		{"other digits", "२८", "7"},
		{"nothing", "", "7"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t, 2, 0)
			d.press("7")
			clip := test.NewClipboard()
			clip.SetContent(tt.clip)
			d.cells[0].TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
			if got := d.cells[0].Text; got != tt.want {
				t.Errorf("cell holds %q, want %q", got, tt.want)
			}
			if refused := slices.ContainsFunc(d.log, func(s string) bool { return strings.HasPrefix(s, "refused") }); refused != (tt.want == "7") {
				t.Errorf("told %q", d.log)
			}
		})
	}
}

func TestUndoAndCutAreTold(t *testing.T) {
	d := newDesk(t, 1, 0)
	d.press("12")
	d.cells[0].TypedShortcut(&fyne.ShortcutUndo{})
	if d.cells[0].Text == "12" {
		t.Error("undo changed nothing")
	}
	if got, want := d.log[len(d.log)-1], "changed 0 "+d.cells[0].Text; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	d.press("<BackSpace>34")
	d.cells[0].TypedShortcut(&fyne.ShortcutSelectAll{})
	clip := test.NewClipboard()
	d.cells[0].TypedShortcut(&fyne.ShortcutCut{Clipboard: clip})
	if clip.Content() != "34" || d.cells[0].Text != "" || d.log[len(d.log)-1] != "changed 0 " {
		t.Errorf("cut %q, left %q, told %q", clip.Content(), d.cells[0].Text, d.log[len(d.log)-1])
	}
}

func TestAgreedCellsArePassedOver(t *testing.T) {
	d := newDesk(t, 4, 50)
	d.cells[1].SetValue("28")
	d.cells[1].SetState(widget.CellAgreed)
	d.press("21")
	if got := d.at(); got != 2 {
		t.Errorf("focus is in cell %d, want 2", got)
	}
	d.press("<Up>")
	if got := d.at(); got != 0 {
		t.Errorf("focus is in cell %d, want 0", got)
	}
	d.cells[1].TypedRune('9')
	d.cells[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if d.cells[1].Text != "28" {
		t.Errorf("an agreed cell changed to %q", d.cells[1].Text)
	}
}

func TestFocusSelectsWhatIsThere(t *testing.T) {
	d := newDesk(t, 2, 50)
	d.cells[1].SetValue("28")
	d.canvas.Focus(d.cells[1])
	if got := d.cells[1].SelectedText(); got != "28" {
		t.Errorf("selected %q, want 28", got)
	}
	d.canvas.Focus(d.cells[0])
	d.cells[1].MouseDown(nil)
	if d.at() != 1 || d.cells[1].SelectedText() != "28" {
		t.Errorf("after a click focus is in %d and %q is selected", d.at(), d.cells[1].SelectedText())
	}
}

func TestSetValueIsNotTold(t *testing.T) {
	d := newDesk(t, 1, 50)
	d.cells[0].SetValue("007")
	if d.cells[0].Text != "7" || len(d.log) != 0 {
		t.Errorf("cell holds %q, told %q", d.cells[0].Text, d.log)
	}
	for _, bad := range []string{"x", "-1", "1234567890"} {
		d.cells[0].SetValue(bad)
		if !d.cells[0].Empty() {
			t.Errorf("SetValue(%q) left %q, want empty", bad, d.cells[0].Text)
		}
	}
	d.press("<Esc>")
	if len(d.log) != 0 {
		t.Errorf("told %q", d.log)
	}
}

func TestAValueAboveTheLimitLooksWrong(t *testing.T) {
	d := newDesk(t, 1, 50)
	d.press("7")
	if d.cells[0].State() != widget.CellOpen {
		t.Error("7 of 50 looks wrong")
	}
	d.press("3")
	if d.cells[0].State() != widget.CellError || !d.cells[0].Over() {
		t.Error("73 of 50 looks right")
	}
}

func TestCellsPassFunctionKeysAndCtrlKeysOn(t *testing.T) {
	d := newDesk(t, 1, 50)
	table := command.NewTable()
	var ran []string
	for _, id := range []command.ID{command.NextPart, command.Primary, command.Help} {
		table.Bind(command.Action{ID: id, Run: func() { ran = append(ran, string(id)) }})
	}
	d.cells[0].Keys = table
	d.press("2<F6><F1>")
	d.cells[0].TypedShortcut(command.Ctrl(fyne.KeyReturn).Shortcut())
	if want := []string{"next-part", "help", "primary"}; !slices.Equal(ran, want) {
		t.Errorf("ran %q, want %q", ran, want)
	}
	if d.cells[0].Text != "2" {
		t.Errorf("cell holds %q, want 2", d.cells[0].Text)
	}
}
