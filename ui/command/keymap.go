package command

import "fyne.io/fyne/v2"

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
		{ID: New, Label: "New count...", Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyN)}},
		{ID: Open, Label: "Open...", Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyO)}},
		{ID: Join, Label: "Join a counting hall...", Menu: MenuFile, Keys: []Key{Ctrl(fyne.Key8)}},
		{ID: Practice, Label: "Practice count", Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyT)}},
		{ID: Rollup, Label: "Roll-up...", Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyU)}, Gap: true},
		{ID: Import, Label: "Import files...", Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyI)}},
		{ID: Verify, Label: "Verify a sheet...", Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyK)}},
		{ID: Save, Label: "When was it saved", Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyS)}, Gap: true},
		{ID: SaveAs, Label: "Save as a file...", Menu: MenuFile, Keys: []Key{Ctrl(fyne.Key9)}},
		{ID: Copies, Label: "Second copy...", Menu: MenuFile},
		{ID: Print, Label: "Print", Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyP)}},
		{ID: Folder, Label: "Open folder", Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyL)}},
		{ID: Stop, Label: "Stop what is being done", Menu: MenuFile, Keys: []Key{Fn(fyne.KeyEscape)}, Gap: true},

		{
			ID: Primary, Label: "Next action", Menu: MenuCount,
			Keys: []Key{Ctrl(fyne.KeyReturn), Ctrl(fyne.KeyEnter)},
		},
		{ID: CallMode, Label: "Call mode", Menu: MenuCount, Keys: []Key{Fn(fyne.KeyF2), Ctrl(fyne.KeyJ)}, Gap: true},
		{ID: BatchNot, Label: "The pile is not this size...", Menu: MenuCount, Keys: []Key{Ctrl(fyne.KeyB)}},
		{ID: Explain, Label: "Explain...", Menu: MenuCount, Keys: []Key{Ctrl(fyne.KeyE)}},
		{ID: Recount, Label: "Recount the whole batch...", Menu: MenuCount, Keys: []Key{Ctrl(fyne.KeyR)}},
		{ID: People, Label: "Recorders...", Menu: MenuCount},

		{ID: Home, Label: "Home", Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key0)}},
		{ID: Setup, Label: "1 Setup", Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key1)}, Gap: true},
		{ID: Batches, Label: "2 Batches", Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key2)}},
		{ID: Account, Label: "3 Account", Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key3)}},
		{ID: Checks, Label: "4 Checks", Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key4)}},
		{ID: Certify, Label: "5 Certify", Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key5)}},
		{ID: Export, Label: "6 Export", Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key6)}},
		{ID: Board, Label: "7 Board of the hall", Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key7)}},
		{
			ID: NextWork, Label: "Next batch that needs work", Hint: "next open batch", Menu: MenuGo,
			Keys: []Key{Fn(fyne.KeyF3), Ctrl(fyne.KeyG)}, Gap: true,
		},
		{ID: NextPart, Label: "Next part of the window", Hint: "next part", Menu: MenuGo, Keys: []Key{Fn(fyne.KeyF6)}},
		{
			ID: NextFind, Label: "Next finding or problem", Hint: "next finding", Menu: MenuGo,
			Keys: []Key{Fn(fyne.KeyF8), Ctrl(fyne.KeyF)},
		},

		{
			ID: Larger, Label: "Larger text", Menu: MenuView,
			Keys: []Key{Ctrl(fyne.KeyPlus), Ctrl(fyne.KeyEqual), CtrlShift(fyne.KeyEqual), CtrlShift(fyne.KeyPlus)},
		},
		{ID: Smaller, Label: "Smaller text", Menu: MenuView, Keys: []Key{Ctrl(fyne.KeyMinus)}},
		{ID: Palette, Label: "Next palette", Menu: MenuView, Keys: []Key{Ctrl(fyne.KeyD)}},

		{
			ID: Help, Label: "All keys of this screen", Hint: "all keys", Menu: MenuHelp,
			Keys: []Key{Ctrl(fyne.KeySlash), CtrlShift(fyne.KeySlash), CtrlShift(fyne.Key7), Fn(fyne.KeyF1)},
		},
	}
}

// StepIDs are the commands that open the six steps, in order.
func StepIDs() []ID { return []ID{Setup, Batches, Account, Checks, Certify, Export} }
