package checks

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2/container"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/export/sign"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// The length of an explanation, in characters.
const (
	least = 20
	long  = 280
)

// explaining is an explanation on its way: the words and who gives them.
type explaining struct {
	of   count.Finding
	text string
	by   [2]string
}

// askExplain asks two tellers to explain the warning that is chosen.
func (x *Screen) askExplain() {
	f, ok := x.finding()
	if !ok {
		return
	}
	e := explaining{of: f, by: x.pair()}
	if was := f.Explanation; was != nil {
		e.text, e.by = was.Text, [2]string{was.By[0], was.By[1]}
	}
	x.ask(e)
}

// ask opens the question. It stays open, with its words, while keys are opened.
func (x *Screen) ask(e explaining) {
	large := theme.Current().TextSize().Stacks() // and the window needs every line
	lines := 4
	if large {
		lines = 2
	}
	said := widget.NewProseEntry(words.T("What you saw and what you did"), lines)
	said.SetText(e.text)
	counter := widget.NewCaption("").Shrink()
	tell := func(string) {
		n := utf8.RuneCountInString(oneLine(said.Text))
		if n < least {
			counter.Set(words.F("%d characters; at least %d, at most %d", n, least, long))
			return
		}
		counter.Set(words.F("%d of %d characters", n, long))
	}
	said.OnChanged = tell
	tell("")
	hands := [2]*hand{x.newHand(e.by[0]), x.newHand(e.by[1])}
	text := words.F("%s. Say what you saw and what you did. No member's name: use the register line. The warning stays on the sheet, with your words.", words.Say(e.of.Sum))
	columns := container.NewGridWithColumns(2, hands[0].under(words.T("First teller"), large), hands[1].under(words.T("Second teller"), large))
	d := x.sitting.Frame.Ask(shell.Question{
		Title: words.F("Explain: %s", words.Say(e.of.Short)), Text: text, Kind: widget.Warning,
		Fields: []shell.Field{{Label: words.T("Explanation"), Object: said}, {Object: counter}, {Object: columns}},
		Accept: words.T("Accept"), Doing: words.T("Opening the keys"),
		Check: func() string {
			why := check(oneLine(said.Text), hands[0], hands[1])
			x.lead(why, said, hands)
			return why
		},
		Work: func(over func(string)) func() {
			e.text, e.by = oneLine(said.Text), [2]string{hands[0].name(), hands[1].name()}
			return x.explain(e, [2]string{hands[0].take(), hands[1].take()}, func(why string) {
				over(why)
				if why != "" && hands[0].signs() {
					x.sitting.Frame.Focus(hands[0].pass)
				}
			})
		},
		OnCancel: func() { hands[0].take(); hands[1].take() },
	})
	for _, h := range hands {
		h.pass.Keys, h.choice.Keys = d, d
	}
	hands[0].pass.OnSubmitted = func(string) {
		if hands[0].pass.Text != "" && hands[1].pass.Visible() {
			x.sitting.Frame.Focus(hands[1].pass)
			return
		}
		d.Accept()
	}
	hands[1].pass.OnSubmitted = func(string) { d.Accept() }
}

// lead goes to what keeps an explanation from being taken.
func (x *Screen) lead(why string, said *widget.TextEntry, hands [2]*hand) {
	n := utf8.RuneCountInString(oneLine(said.Text))
	switch {
	case why == "":
	case n < least || n > long:
		x.sitting.Frame.Focus(said)
	case hands[0].lacks():
		x.sitting.Frame.Focus(hands[0].pass)
	case hands[1].lacks():
		x.sitting.Frame.Focus(hands[1].pass)
	}
}

// tellers are those who may explain; the recorders come first.
func (x *Screen) tellers() []string {
	var first, rest []string
	for _, t := range x.now.Tally.Tellers {
		switch t.Role {
		case count.Recorder:
			first = append(first, t.Name)
		case count.Observer:
		default:
			rest = append(rest, t.Name)
		}
	}
	return append(first, rest...)
}

// pair proposes two of them.
func (x *Screen) pair() [2]string {
	var out [2]string
	copy(out[:], x.tellers())
	return out
}

// oneLine joins the lines of the entry: an explanation is printed as one.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func check(text string, first, second *hand) string {
	switch n := utf8.RuneCountInString(text); {
	case n < least:
		return words.F("This has %d characters. An explanation has %d to %d.", n, least, long)
	case n > long:
		return words.F("This has %d characters, %d too many.", n, n-long)
	case first.name() == "" || second.name() == "":
		return words.T("Choose both tellers.")
	case first.name() == second.name():
		return words.F("%s cannot explain alone. Choose two different tellers.", first.name())
	}
	for _, h := range []*hand{first, second} {
		if h.lacks() {
			return words.F("%s still types the passphrase.", h.name())
		}
	}
	return ""
}

// wrongKey is a key that did not open.
type wrongKey struct {
	name, passphrase string
	cause            error
}

func (w *wrongKey) Error() string { return certify.KeyWords(w.cause, w.name, w.passphrase) }

// explain has both tellers sign the words, on the worker, and gives them to the
// desk. A key that does not open leaves the question with its words.
func (x *Screen) explain(e explaining, passphrases [2]string, over func(why string)) (stop func()) {
	by := e.by[:]
	said := x.now.WordsOn(e.of, e.text, by)
	files := [2]string{certify.KeyFile(by[0]), certify.KeyFile(by[1])}
	return shell.Do(x.sitting.Worker, func(ctx context.Context, tell func(string)) ([][]byte, error) {
		return proofs(ctx, tell, said, files, passphrases)
	}, func(signatures [][]byte, err error) {
		if err != nil {
			if errors.Is(err, context.Canceled) {
				err = errors.New("stopped")
			}
			over(words.F("%s Nothing was signed, and your words are still here.", certify.Sentence(err)))
			return
		}
		over("")
		x.sitting.Do(&desk.Explain{Finding: e.of.Key(), Text: e.text, By: by, Signatures: signatures}, func(err error) {
			x.Update(x.sitting.Snapshot())
			if err != nil {
				x.problem.Set(words.Err(err))
				x.problem.Show()
			}
		})
	})
}

// proofs are the signatures of both, empty for who has no key; nil if neither
// has one.
func proofs(ctx context.Context, tell func(string), said desk.Words, files, passphrases [2]string) ([][]byte, error) {
	digest, err := said.Digest()
	if err != nil {
		return nil, err
	}
	out, some := make([][]byte, len(files)), false
	for i, path := range files {
		out[i] = []byte{}
		if path == "" {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		tell(words.F("Opening the key of %s", said.By[i]))
		key, err := certify.OpenKey(path, passphrases[i], certify.Teller{Name: said.By[i]})
		if err != nil {
			return nil, &wrongKey{said.By[i], passphrases[i], err}
		}
		if out[i], err = sign.SignDetached(digest, key); err != nil {
			return nil, fmt.Errorf("%s could not sign: %w", said.By[i], err)
		}
		some = true
	}
	if !some {
		return nil, nil
	}
	return out, ctx.Err()
}
