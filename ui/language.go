package ui

import (
	"fyne.io/fyne/v2/lang"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/home"
	"countersign/ui/shell"
)

// prefLanguage is the language that the person has chosen, as words.Languages
// has them; empty for that of the system.
const prefLanguage = "window.language"

// reworded is a screen that can be said in another language, with what is typed
// in it. Any other screen is made anew.
type reworded interface{ Reword() }

// language is what the call asks for, or the person has chosen, or else what the
// system speaks.
func (w *Window) language() string {
	tag := w.chosenLanguage()
	if tag == "" {
		tag = w.options.System
	}
	if tag == "" {
		tag = string(lang.SystemLocale())
	}
	return tag
}

// chosenLanguage is empty where it is that of the system.
func (w *Window) chosenLanguage() string {
	if w.options.Language != "" {
		return w.options.Language
	}
	return w.app.Preferences().String(prefLanguage)
}

// speak has all of the program say its words in the language of the person.
func (w *Window) speak() {
	if err := shell.SayFyne(words.Use(w.language())); err != nil {
		w.options.Log.Warn("the file picker speaks another language")
	}
}

// setLanguage keeps a choice, and says everything anew.
func (w *Window) setLanguage(tag string) {
	w.options.Language = "" // that was for the start
	w.app.Preferences().SetString(prefLanguage, tag)
	w.speak()
	w.reword()
	w.options.Log.Info("language", "tag", words.Now().Tag())
}

// languageActions are the commands of View > Language.
func (w *Window) languageActions() []command.Action {
	var out []command.Action
	for _, l := range command.Languages() {
		out = append(out, command.Action{
			ID: l.ID, Run: func() { w.setLanguage(l.Tag) },
			Chosen: func() bool { return w.chosenLanguage() == l.Tag },
		})
	}
	return out
}

// bind gives the commands of every screen what they do.
func (w *Window) bind() {
	w.table.Bind(w.looks.Actions()...)
	w.table.Bind(w.languageActions()...)
	w.table.Bind(w.actions()...)
	w.table.Bind(w.hallActions()...)
	w.table.Bind(w.paperActions()...)
}

func (w *Window) newHome() *home.Screen {
	s := home.New(w.frame, w.app.Preferences())
	s.OnOpen, s.OnFind = w.OpenFile, w.findCount
	return s
}

// reword says all that stands in the window in the language that the program
// has now. What is typed stays; a number that is being typed is taken as where
// one goes to another screen.
func (w *Window) reword() {
	w.frame.Focus(nil)
	w.bind()
	w.frame.Reword()
	w.home = w.newHome()
	w.verify.Reword()
	if w.rollup != nil {
		w.rollup.Reword()
	}
	if w.count != nil {
		w.count.reword()
	}
	w.show()
}

// reword says the screens of a count anew, or makes them when they are shown.
func (c *counting) reword() {
	for step, x := range c.screens {
		if r, ok := x.(reworded); ok {
			r.Reword()
			continue
		}
		delete(c.screens, step)
	}
}

// staying is a screen that asks who is there when it is shown, unless it is told
// that nobody has left.
type staying interface{ Stay() }

// stay tells the screens of a count that they are shown again to whoever looks.
func (w *Window) stay() {
	if w.count == nil {
		return
	}
	for _, x := range w.count.screens {
		if s, ok := x.(staying); ok {
			s.Stay()
		}
	}
}
