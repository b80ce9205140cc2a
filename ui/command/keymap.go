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
	NewVote  ID = "new-vote"
	Open     ID = "open"
	Rollup   ID = "rollup"
	Verify   ID = "verify"
	Practice ID = "practice"
	Import   ID = "import"
	Print    ID = "print"
	Forms    ID = "paper-forms"
	ByHand   ID = "by-hand"
	Folder   ID = "folder"
	Copies   ID = "copies"
	Join     ID = "join"
	Board    ID = "board"
	SaveAs   ID = "save-as"
	Save     ID = "save"
	Stop     ID = "stop"
	Help     ID = "help"
	About    ID = "about-finding"
	Tour     ID = "tour"
	SkipStep ID = "tour-skip"
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
	TurnOn   ID = "page-on"
	TurnBack ID = "page-back"
	Sound    ID = "sound"
)

// Keymap gives the commands of the program with their keys, none of them bound.
//
// Left to the text cells are Ctrl with A, C, V, X, Y and Z; left to the desktop
// are Ctrl with H, M, Q and W; and no function key stands with Shift.
func Keymap() []Command {
	all := []Command{
		{ID: New, Label: words.Key("New count..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyN)}},
		{ID: Open, Label: words.Key("Open..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyO)}},
		{ID: Join, Label: words.Key("Join a counting hall..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.Key8)}},
		{ID: Practice, Label: words.Key("Practice count"), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyT)}},
		{ID: NewVote, Label: words.Key("New vote..."), Menu: MenuFile, Keys: []Key{Fn(fyne.KeyF9)}},
		{ID: Rollup, Label: words.Key("Roll-up..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyU)}, Gap: true},
		{ID: Import, Label: words.Key("Import files..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyI)}},
		{ID: Verify, Label: words.Key("Verify a sheet..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyK)}},
		{ID: Save, Label: words.Key("When was it saved"), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyS)}, Gap: true},
		{ID: SaveAs, Label: words.Key("Save as a file..."), Menu: MenuFile, Keys: []Key{Ctrl(fyne.Key9)}},
		{ID: Copies, Label: words.Key("Second copy..."), Menu: MenuFile},
		{ID: Print, Label: words.Key("Print"), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyP)}},
		{ID: Forms, Label: words.Key("Paper forms..."), Menu: MenuFile, Keys: []Key{ctrlShift(fyne.KeyP)}},
		{ID: Folder, Label: words.Key("Open folder"), Menu: MenuFile, Keys: []Key{Ctrl(fyne.KeyL)}},
		{ID: Stop, Label: words.Key("Stop what is being done"), Menu: MenuFile, Keys: []Key{Fn(fyne.KeyEscape)}, Gap: true},

		{
			ID: Primary, Label: words.Key("Next action"), Menu: MenuCount,
			Keys: []Key{Ctrl(fyne.KeyReturn), Ctrl(fyne.KeyEnter)},
		},
		{ID: CallMode, Label: words.Key("Call mode"), Menu: MenuCount, Keys: []Key{Fn(fyne.KeyF2), Ctrl(fyne.KeyJ)}, Gap: true},
		{ID: BatchNot, Label: words.Key("The pile is not this size..."), Menu: MenuCount, Keys: []Key{Ctrl(fyne.KeyB)}},
		{ID: Explain, Label: words.Key("Explain..."), Menu: MenuCount, Keys: []Key{Ctrl(fyne.KeyE)}},
		{ID: Recount, Label: words.Key("Recount the whole batch..."), Menu: MenuCount, Keys: []Key{Ctrl(fyne.KeyR)}},
		{ID: People, Label: words.Key("Recorders..."), Menu: MenuCount},
		{ID: ByHand, Label: words.Key("Import a hand-kept count..."), Menu: MenuCount, Keys: []Key{ctrlShift(fyne.KeyI)}, Gap: true},

		{ID: Home, Label: words.Key("Home"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key0)}},
		{ID: Setup, Label: words.Key("1 Setup"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key1)}, Gap: true},
		{ID: Batches, Label: words.Key("2 Batches"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key2)}},
		{ID: Account, Label: words.Key("3 Account"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key3)}},
		{ID: Checks, Label: words.Key("4 Checks"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key4)}},
		{ID: Certify, Label: words.Key("5 Certify"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key5)}},
		{ID: Export, Label: words.Key("6 Export"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key6)}},
		{ID: Board, Label: words.Key("7 Board of the hall"), Menu: MenuGo, Keys: []Key{Ctrl(fyne.Key7)}},
		{
			ID: NextWork, Label: words.Key("Next batch that needs work"), Hint: words.Key("next open batch"), Menu: MenuGo,
			Keys: []Key{Fn(fyne.KeyF3), Ctrl(fyne.KeyG)}, Gap: true,
		},
		{ID: NextPart, Label: words.Key("Next part of the window"), Hint: words.Key("next part"), Menu: MenuGo, Keys: []Key{Fn(fyne.KeyF6)}},
		{
			ID: NextFind, Label: words.Key("Next finding or problem"), Hint: words.Key("next finding"), Menu: MenuGo,
			Keys: []Key{Fn(fyne.KeyF8), Ctrl(fyne.KeyF)},
		},

		{
			ID: Larger, Label: words.Key("Larger text"), Menu: MenuView,
			Keys: []Key{Ctrl(fyne.KeyPlus), Ctrl(fyne.KeyEqual), ctrlShift(fyne.KeyEqual), ctrlShift(fyne.KeyPlus)},
		},
		{ID: Smaller, Label: words.Key("Smaller text"), Menu: MenuView, Keys: []Key{Ctrl(fyne.KeyMinus)}},
		{ID: Palette, Label: words.Key("Next palette"), Menu: MenuView, Keys: []Key{Ctrl(fyne.KeyD)}},
		{ID: TurnOn, Label: words.Key("Go on in a page that is larger than the window"), Menu: MenuView, Keys: []Key{Fn(fyne.KeyPageDown)}, Gap: true},
		{ID: TurnBack, Label: words.Key("Go back in it"), Menu: MenuView, Keys: []Key{Fn(fyne.KeyPageUp)}},
		{ID: Sound, Label: words.Key("Sound at each fifth stroke"), Menu: MenuView, Gap: true},

		{
			ID: Help, Label: words.Key("All keys of this screen"), Hint: words.Key("all keys"), Menu: MenuHelp,
			Keys: []Key{Ctrl(fyne.KeySlash), ctrlShift(fyne.KeySlash), ctrlShift(fyne.Key7), Fn(fyne.KeyF1)},
		},
		{ID: About, Label: words.Key("About this finding"), Hint: words.Key("about it"), Menu: MenuHelp, Keys: []Key{Fn(fyne.KeyF7)}},
		{ID: Tour, Label: words.Key("Tour"), Menu: MenuHelp, Keys: []Key{Fn(fyne.KeyF5)}, Gap: true},
		{ID: SkipStep, Label: words.Key("Skip this step of the tour"), Menu: MenuHelp, Keys: []Key{Fn(fyne.KeyF4)}},
	}
	for i, l := range Languages() {
		all = append(all, Command{ID: l.ID, Label: l.Name, Menu: MenuView, Under: words.Key("Language"), Gap: i == 0})
	}
	return all
}

// Language is a command that chooses a language.
type Language struct {
	ID   ID
	Tag  string // empty for that of the system
	Name string // in its own words
}

// Languages are those that can be chosen, that of the system first.
func Languages() []Language {
	out := []Language{{"language", "", words.Key("As the system")}}
	for _, l := range words.Languages() {
		out = append(out, Language{ID("language-" + l.Tag), l.Tag, l.Name})
	}
	return out
}

// StepIDs are the commands that open the six steps, in order.
func StepIDs() []ID { return []ID{Setup, Batches, Account, Checks, Certify, Export} }
