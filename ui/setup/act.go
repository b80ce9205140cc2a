package setup

import (
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/name"
	"countersign/ui/shell"
	"countersign/ui/sitting"
)

// askBatches is said while nobody has said how many batches there are.
const askBatches = "Say how many batches there are."

// appoint makes the person whose name was typed a teller.
func (x *Screen) appoint() {
	typed := strings.TrimSpace(name.Spell(x.name.Text))
	if typed == "" {
		x.say(words.T("Type the name of the teller."))
		return
	}
	x.do(&desk.Appoint{Name: typed, Role: chosenRole(x.role.Selected)}, func() {
		x.name.SetText("")
		x.role.SetSelected(words.Say(x.wanted().Title()))
		x.onward()
	})
}

// askDismiss asks before an appointment is taken back: the button stands close to
// those of the key.
func (x *Screen) askDismiss(name string) {
	x.sitting.Frame.Ask(shell.Question{
		Title: words.F("Remove %s?", name), Accept: words.T("Remove"), OnAccept: func() { x.dismiss(name) },
		Text: words.T("The appointment is taken back. It stays on record that there was one, and the person can be appointed again."),
	})
}

// dismiss takes an appointment back.
func (x *Screen) dismiss(name string) {
	x.do(&desk.Dismiss{Name: name}, func() {
		x.role.SetSelected(words.Say(x.wanted().Title()))
		x.onward()
	})
}

// lacking says which tellers are missing, as the checks find it, or "".
func (x *Screen) lacking() string {
	for _, f := range x.now.Findings {
		if f.Code == "S501" {
			return words.F("Tellers: %s.", words.Say(f.Sum))
		}
	}
	return ""
}

// ready says whether counting can start, and if not, why.
func (x *Screen) ready() (ok bool, why string) {
	switch {
	case x.now.Certified != nil:
		return true, ""
	case !x.now.Tally.Declared.Set():
		return false, words.T(askBatches)
	case x.lacking() != "":
		return false, x.lacking()
	}
	return true, ""
}

// keyless says how many tellers who sign have no key yet, or "". Counting can
// start without them.
func (x *Screen) keyless() string {
	if len(x.makes) == 0 || x.now.Certified != nil {
		return ""
	}
	return words.N(len(x.makes), "1 teller has no key yet", "%s tellers have no key yet")
}

// forward keeps what was typed about day and hall, and goes to the batches.
func (x *Screen) forward() {
	x.papers.hold(func() { x.sitting.Show(sitting.Batches) })
}

// roles are what a teller can be appointed as.
var roles = []count.Role{count.ChiefTeller, count.Recorder, count.Observer}

func roleTitles() []string {
	var out []string
	for _, r := range roles {
		out = append(out, words.Say(r.Title()))
	}
	return out
}

func chosenRole(title string) count.Role {
	for _, r := range roles {
		if words.Say(r.Title()) == title {
			return r
		}
	}
	return count.Recorder
}

// wanted is the role to propose next: what the definition asks for, then the
// second recorder, then observers.
func (x *Screen) wanted() count.Role {
	have := map[count.Role]int{}
	for _, t := range x.now.Tally.Tellers {
		have[t.Role]++
	}
	for _, r := range x.now.Tally.Policy.Tellers.Roles {
		if have[r] == 0 {
			return r
		}
	}
	if have[count.Recorder] < 2 || x.lacking() != "" {
		return count.Recorder
	}
	return count.Observer
}
