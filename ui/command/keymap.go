package command

import (
	"fyne.io/fyne/v2"

	"countersign/assets/words"
)

// The commands of the program.
const (
	Home     ID = "home"
	Setup    ID = "setup"
	Batches  ID = "batches"
	Account  ID = "account"
	Checks   ID = "checks"
	Certify  ID = "certify"
	Export   ID = "export"
	Primary  ID = "primary"
	New      ID = "new"
	Open     ID = "open"
	Rollup   ID = "rollup"
	Verify   ID = "verify"
	Practice ID = "practice"
	Import   ID = "import"
	Print    ID = "print"
	Folder   ID = "folder"
	Copies   ID = "copies"
	Join     ID = "join"
	Board    ID = "board"
	SaveAs   ID = "save-as"
	Save     ID = "save"
	Stop     ID = "stop"
	Help     ID = "help"
	CallMode ID = "call"
	NextWork ID = "next-batch"
	NextPart ID = "next-part"
	NextFind ID = "next-finding"
	BatchNot ID = "batch-size"
	Explain  ID = "explain"
	Recount  ID = "recount"
	People   ID = "recorders"
	Larger   ID = "text-larger"
	Smaller  ID = "text-smaller"
	Palette  ID = "palette"
)

// Keymap gives the commands of the program with their keys, none of them bound.
//
// Left to the text cells are Ctrl with A, C, V, X, Y and Z; left to the desktop
// are Ctrl with H, M, Q and W; and no function key stands with Shift.
func Keymap() []Command {
	return []Command{
		{ID: New, Label: words.T("New count..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyN)}},
		{ID: Open, Label: words.T("Open..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyO)}},
		{ID: Join, Label: words.T("Join a counting hall..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.Key8)}},
		{ID: Practice, Label: words.T("Practice count"), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyT)}},
		{ID: Rollup, Label: words.T("Roll-up..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyU)}, Gap: true},
		{ID: Import, Label: words.T("Import files..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyI)}},
		{ID: Verify, Label: words.T("Verify a sheet..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyK)}},
		{ID: Save, Label: words.T("When was it saved"), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyS)}, Gap: true},
		{ID: SaveAs, Label: words.T("Save as a file..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.Key9)}},
		{ID: Copies, Label: words.T("Second copy..."), Menu: MenuFile},
		{ID: Print, Label: words.T("Print"), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyP)}},
		{ID: Folder, Label: words.T("Open folder"), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyL)}},
		{ID: Stop, Label: words.T("Stop what is being done"), Menu: MenuFile, Keys: []Key{Fn(fyne.KeyEscape)}, Gap: true},

		{
			ID: Primary, Label: words.T("Next action"), Menu: MenuCount,
			Keys: []Key{Ctrl(fyne.KeyReturn), Ctrl(fyne.KeyEnter)},
		},
		{ID: CallMode, Label: words.T("Call mode"), Menu: MenuCount, Keys: []Key{Fn(fyne.KeyF2), Ctrl(fyne.KeyJ)}, Gap: true},
		{ID: BatchNot, Label: words.T("The pile is not this size..."), Menu: MenuCount, Keys: []Key{Ctrl(fyne.KeyB)}},
		{ID: Explain, Label: words.T("Explain..."), Menu: MenuCount, Keys: []Key{Ctrl(fyne.KeyE)}},
		{ID: Recount, Label: words.T("Recount the whole batch..."), Menu: MenuCount, Keys: []Key{Ctrl(fyne.KeyR)}},
		{ID: People, Label: words.T("Recorders..."), Menu: MenuCount},

		{ID: Home, Label: words.T("Home"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key0)}},
		{ID: Setup, Label: words.T("1 Setup"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key1)}, Gap: true},
		{ID: Batches, Label: words.T("2 Batches"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key2)}},
		{ID: Account, Label: words.T("3 Account"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key3)}},
		{ID: Checks, Label: words.T("4 Checks"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key4)}},
		{ID: Certify, Label: words.T("5 Certify"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key5)}},
		{ID: Export, Label: words.T("6 Export"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key6)}},
		{ID: Board, Label: words.T("7 Board of the hall"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key7)}},
		{
			ID: NextWork, Label: words.T("Next batch that needs work"), Hint: words.T("next open batch"), Menu: MenuGo,
			Keys: []Key{Fn(fyne.KeyF3), Ctrl(fyne.KeyG)}, Gap: true,
		},
		{ID: NextPart, Label: words.T("Next part of the window"), Hint: words.T("next part"), Menu: MenuGo, Keys: []Key{Fn(fyne.KeyF6)}},
		{
			ID: NextFind, Label: words.T("Next finding or problem"), Hint: words.T("next finding"), Menu: MenuGo,
			Keys: []Key{Fn(fyne.KeyF8), Ctrl(fyne.KeyF)},
		},

		{
			ID: Larger, Label: words.T("Larger text"), Menu: MenuView,
			Keys: []Key{Ctrl(fyne.KeyPlus), Ctrl(fyne.KeyEqual), CtrlShift(fyne.KeyEqual), CtrlShift(fyne.KeyPlus)},
		},
		{ID: Smaller, Label: words.T("Smaller text"), Menu: MenuView, Keys: []Key{Ctrl(fyne.KeyMinus)}},
		{ID: Palette, Label: words.T("Next palette"), Menu: MenuView, Keys: []Key{Ctrl(fyne.KeyD)}},

		{
			ID: Help, Label: words.T("All keys of this screen"), Hint: words.T("all keys"), Menu: MenuHelp,
			Keys: []Key{Ctrl(fyne.KeySlash), CtrlShift(fyne.KeySlash), CtrlShift(fyne.Key7), Fn(fyne.KeyF1)},
		},
	}
}

// StepIDs are the commands that open the six steps, in order.
func StepIDs() []ID { return []ID{Setup, Batches, Account, Checks, Certify, Export} }
