package command_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/shell/shelltest"
)

func TestKeymapFitsTheTable(t *testing.T) {
	table := command.Empty()
	for _, c := range command.Keymap() {
		if err := table.Add(c); err != nil {
			t.Error(err)
		}
	}
}

func TestKeymapLeavesKeysToCellsAndDesktop(t *testing.T) {
	for _, c := range command.Keymap() {
		for _, k := range c.Keys {
			if k.Mod != 0 && strings.Contains("ACVXZYHMWQ", string(k.Name)) {
				t.Errorf("%s: %s belongs to the cells or the desktop", c.ID, k)
			}
			if k.Mod == fyne.KeyModifierShift {
				t.Errorf("%s: %s has Shift alone", c.ID, k)
			}
		}
	}
}

func TestEveryCommandIsAMenuItem(t *testing.T) {
	table := command.NewTable()
	labels := map[string]fyne.Shortcut{}
	for item := range shelltest.Items(table.MainMenu().Items...) {
		labels[item.Label] = item.Shortcut
	}
	for _, c := range command.Keymap() {
		s, ok := labels[c.Label]
		if !ok {
			t.Errorf("%s stands in no menu", c.ID)
			continue
		}
		if len(c.Keys) > 0 && s == nil {
			t.Errorf("%s shows no key in its menu", c.ID)
		}
	}
}

func TestTheMenuIsSaidAnewInAnotherLanguage(t *testing.T) {
	t.Cleanup(func() { words.Use("en") })
	table := command.NewTable()
	chosen := ""
	for _, l := range command.Languages() {
		table.Bind(command.Action{
			ID: l.ID, Run: func() { chosen = l.Tag; words.Use(l.Tag) }, Chosen: func() bool { return chosen == l.Tag },
		})
	}
	table.MainMenu()
	table.Run("language-es")
	menus := table.Reword().Items
	view := menus[len(menus)-2]
	if got := view.Label; got != words.In("es").T("View") || got == "View" {
		t.Errorf("the menu View is called %q in Spanish", got)
	}
	var marked []string
	for item := range shelltest.Items(view) {
		if item.Checked {
			marked = append(marked, item.Label)
		}
	}
	if len(marked) != 1 || marked[0] != "Español" {
		t.Errorf("the languages marked in the menu are %q", marked)
	}
}

func TestTableRefusesATakenKeyOrName(t *testing.T) {
	table := command.NewTable()
	if err := table.Add(command.Command{ID: "x", Menu: command.MenuFile, Keys: []command.Key{command.Ctrl(fyne.KeyN)}}); err == nil {
		t.Error("a second command with Ctrl+N was added")
	}
	if err := table.Add(command.Command{ID: command.Home, Menu: command.MenuGo}); err == nil {
		t.Error("a second home was added")
	}
	if err := table.Add(command.Command{ID: "y"}); err == nil {
		t.Error("a command without a menu was added")
	}
}

func press(table *command.Table, name fyne.KeyName) bool {
	return table.Key(&fyne.KeyEvent{Name: name})
}

func TestKeysRunWhatIsBound(t *testing.T) {
	table := command.NewTable()
	var ran []string
	table.Bind(command.Action{ID: command.NextWork, Run: func() { ran = append(ran, "next") }})
	if !press(table, fyne.KeyF3) {
		t.Error("F3 was not taken")
	}
	if !table.Shortcut(command.Ctrl(fyne.KeyG).Shortcut()) {
		t.Error("Ctrl+G was not taken")
	}
	if press(table, fyne.KeyF12) {
		t.Error("F12 was taken and belongs to nobody")
	}
	if len(ran) != 2 {
		t.Errorf("ran %v, want next twice", ran)
	}
}

func TestKeypadEnterIsCtrlEnterToo(t *testing.T) {
	table := command.NewTable()
	ran := 0
	table.Bind(command.Action{ID: command.Primary, Run: func() { ran++ }})
	table.Shortcut(command.Ctrl(fyne.KeyReturn).Shortcut())
	table.Shortcut(command.Ctrl(fyne.KeyEnter).Shortcut())
	if ran != 2 {
		t.Errorf("ran %d times, want 2", ran)
	}
}

func TestADisabledCommandDoesNotRunAndSaysWhy(t *testing.T) {
	table := command.NewTable()
	ran, told := 0, ""
	table.OnRefuse(func(_ command.ID, why string) { told = why })
	table.Bind(command.Action{
		ID:      command.Certify,
		Enabled: func() (bool, string) { return false, "2 errors are open." },
		Run:     func() { ran++ },
	})
	item := shelltest.Item(table.MainMenu(), "5 Certify")
	if !item.Disabled {
		t.Error("the menu item is not grey")
	}
	table.Shortcut(item.Shortcut)
	item.Action()
	if ran != 0 || told != "2 errors are open." {
		t.Errorf("ran %d times and said %q", ran, told)
	}
}

func TestAScreenGoesBeforeTheWindowAndLeavesNothing(t *testing.T) {
	table := command.NewTable()
	said := ""
	table.Bind(command.Action{ID: command.Explain, Run: func() { said = "window" }})
	table.Screen(command.Action{ID: command.Explain, Label: "Reopen A's figures", Run: func() { said = "screen" }})
	if table.Run(command.Explain); said != "screen" {
		t.Errorf("ran the %s's action", said)
	}
	shelltest.Item(table.MainMenu(), "Reopen A's figures")
	table.Screen()
	if table.Run(command.Explain); said != "window" {
		t.Errorf("after the screen left, ran the %s's action", said)
	}
	shelltest.Item(table.MainMenu(), "Explain...")
}

// dialogKeys stands for an open dialog.
type dialogKeys struct{ got []string }

func (d *dialogKeys) Key(e *fyne.KeyEvent) bool {
	d.got = append(d.got, string(e.Name))
	return true
}

func (d *dialogKeys) Shortcut(s fyne.Shortcut) bool {
	d.got = append(d.got, s.ShortcutName())
	return true
}

func TestAnOpenDialogSwitchesEveryCommandOff(t *testing.T) {
	table := command.NewTable()
	ran := 0
	for _, c := range command.Keymap() {
		table.Bind(command.Action{ID: c.ID, Run: func() { ran++ }})
	}
	menu := table.MainMenu()
	table.Sleep(nil)
	for _, c := range command.Keymap() {
		table.Run(c.ID)
		for _, k := range c.Keys {
			press(table, k.Name)
			table.Shortcut(k.Shortcut())
		}
	}
	for item := range shelltest.Items(menu.Items...) {
		item.Action()
		if !item.IsSeparator && !item.Disabled {
			t.Errorf("%q is not grey while a dialog is open", item.Label)
		}
	}
	if ran != 0 {
		t.Errorf("%d commands ran behind a dialog", ran)
	}
	table.Wake()
	if !table.Run(command.Home) || ran != 1 {
		t.Error("after the dialog closed, Home did not run")
	}
}

func TestASleepingTableHandsKeysToTheNewestDialog(t *testing.T) {
	table := command.NewTable()
	table.MainMenu()
	first, second := &dialogKeys{}, &dialogKeys{}
	table.Sleep(first)
	table.Sleep(second)
	press(table, fyne.KeyEscape)
	shelltest.Item(table.MainMenu(), "Home").Action() // Ctrl+0 arrives as the menu item's action
	table.Wake()
	press(table, fyne.KeyF3)
	table.Wake()
	table.Wake() // once too often is harmless
	if want := []string{"Escape", command.Ctrl(fyne.Key0).Shortcut().ShortcutName()}; !slices.Equal(second.got, want) {
		t.Errorf("the newest dialog got %q, want %q", second.got, want)
	}
	if want := []string{"F3"}; !slices.Equal(first.got, want) {
		t.Errorf("the first dialog got %q, want %q", first.got, want)
	}
	if table.Asleep() {
		t.Error("the table still sleeps")
	}
}

// canvasWithKeys lets a test send what the window system sends: a shortcut.
type canvasWithKeys struct {
	fyne.Canvas
	keys fyne.ShortcutHandler
}

func (c *canvasWithKeys) AddShortcut(s fyne.Shortcut, run func(fyne.Shortcut)) {
	c.keys.AddShortcut(s, run)
}

func TestACanvasWithoutFocusSendsItsKeys(t *testing.T) {
	test.NewTempApp(t)
	table := command.NewTable()
	ran := 0
	table.Bind(
		command.Action{ID: command.NextPart, Run: func() { ran++ }},
		command.Action{ID: command.Home, Run: func() { ran++ }},
	)
	c := &canvasWithKeys{Canvas: test.NewCanvas()}
	table.Register(c)
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF6})
	c.keys.TypedShortcut(command.Ctrl(fyne.Key0).Shortcut())
	if ran != 2 {
		t.Errorf("ran %d commands, want F6 and Ctrl+0", ran)
	}
}

func TestHelpListsWhatThisScreenOffers(t *testing.T) {
	table := command.NewTable()
	table.Screen(
		command.Action{ID: command.CallMode, Run: func() {}},
		command.Action{ID: command.Primary, Label: "Close batch 7", Run: func() {}},
	)
	lines := table.Help(false)
	if len(lines) != 2 || lines[0].Label != "Close batch 7" || !slices.Equal(lines[1].Keys, []string{"F2", "Ctrl+J"}) {
		t.Errorf("help is %+v", lines)
	}
	want := len(command.Keymap()) - len(command.Languages())
	if all := table.Help(true); len(all) != want {
		t.Errorf("the whole help has %d lines, want %d", len(all), want)
	}
}

func TestTheHelpPageHasItsKeysInParts(t *testing.T) {
	table := command.NewTable()
	table.Screen(
		command.Action{ID: command.CallMode, Run: func() {}},
		command.Action{ID: command.Checks, Run: func() {}, Enabled: func() (bool, string) { return false, "No count is open." }},
	)
	var got []string
	for _, s := range table.Sections([]command.Hint{{Key: "Enter", Text: "next box"}}, nil) {
		for _, l := range s.Lines[:1] {
			got = append(got, s.Title+": "+strings.Join(l.Keys, ", ")+" "+l.Label+l.Why)
		}
	}
	want := []string{
		"Where the keyboard is now: Enter next box", "Count: F2, Ctrl+J Call mode", "Go: Ctrl+4 4 ChecksNo count is open.",
		"Everywhere: Tab Next control; with Shift the one before",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the page is %q, want %q", got, want)
	}
}

func TestHintsAreAtMostFiveAndEndWithHelp(t *testing.T) {
	table := command.NewTable()
	for _, c := range command.Keymap() {
		table.Bind(command.Action{ID: c.ID, Run: func() {}})
	}
	own := []command.Hint{{Key: "Enter", Text: "next box"}, {Key: "Up", Text: "back"}}
	got := table.Hints(own, command.CallMode, command.NextWork, command.NextPart)
	want := []command.Hint{
		{Key: "Enter", Text: "next box"},
		{Key: "Up", Text: "back"},
		{Key: "F2", Text: "Call mode"},
		{Key: "F3", Text: "next open batch"},
		{Key: "Ctrl+/", Text: "all keys"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("hints are %v, want %v", got, want)
	}
}
