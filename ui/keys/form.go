package keys

import (
	"strings"

	"countersign/assets/words"
	"countersign/export/sign"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// form is what is filled in for a new key.
type form struct {
	of           New
	frame        *shell.Frame
	name, local  *widget.TextEntry // nil where it is known whose key it is
	first, again *widget.TextEntry
	kinds        *widget.Choice
}

func (m Maker) newForm(n New) *form {
	f := &form{of: n, frame: m.Frame, first: widget.NewPassEntry(""), again: widget.NewPassEntry(""), kinds: widget.NewChoice(nil, nil)}
	if n.For.Name == "" {
		f.name, f.local = widget.NewTextEntry(words.T("Name, as printed")), widget.NewTextEntry("")
		f.local.SetText(n.For.Local)
	}
	for _, k := range n.Kinds {
		f.kinds.Options = append(f.kinds.Options, words.Say(k.String()))
	}
	f.kinds.SetSelectedIndex(0)
	return f
}

func (f *form) fields() (out []shell.Field) {
	if f.name != nil {
		out = append(out, shell.Field{Label: words.T("Your name"), Object: f.name}, shell.Field{Label: words.T("Coalition or union"), Object: f.local})
	}
	out = append(out, shell.Field{Label: words.T("Passphrase"), Object: f.first}, shell.Field{Label: words.T("The same passphrase again"), Object: f.again})
	if len(f.of.Kinds) > 1 {
		out = append(out, shell.Field{Label: words.T("Kind of key"), Object: f.kinds})
	}
	return out
}

// check says what is still to be filled in, and leads there.
func (f *form) check() string {
	switch {
	case f.name != nil && strings.TrimSpace(f.name.Text) == "":
		f.frame.Focus(f.name)
		return words.T("Type your name, as it is to be printed.")
	case f.first.Text == "":
		f.frame.Focus(f.first)
		return words.T("Type a passphrase.")
	case f.first.Text != f.again.Text:
		f.wipe()
		f.frame.Focus(f.first)
		return words.T("The two are not the same. Type both again.")
	}
	return ""
}

func (f *form) wipe() {
	f.first.Wipe()
	f.again.Wipe()
}

func (f *form) kind() sign.Kind { return f.of.Kinds[f.kinds.SelectedIndex()] }

// identity is whose key it is going to be.
func (f *form) identity() sign.Identity {
	id := f.of.For
	if f.name != nil {
		id.Name, id.Local = strings.TrimSpace(f.name.Text), strings.TrimSpace(f.local.Text)
	}
	return id
}
