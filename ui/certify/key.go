package certify

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
)

// KeyPreference is the name under which the program remembers where the key
// file of a teller lies.
func KeyPreference(teller string) string { return "key:" + teller }

// KeyFile is the key file that was last used for a teller, or "".
func KeyFile(teller string) string {
	return fyne.CurrentApp().Preferences().String(KeyPreference(teller))
}

// OpenKey reads the key file that was last used for a teller and makes sure that
// it is the teller's own. It is slow by design and belongs on the worker.
func OpenKey(path, passphrase string, who Teller) (*sign.Key, error) {
	sealed, err := export.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the key file cannot be read: %w. Choose it again", err)
	}
	key, err := sign.Open(sealed, passphrase)
	if err != nil {
		return nil, err
	}
	if id := key.Identity(); !id.Is(who.Name) {
		return nil, fmt.Errorf("this is the key of %s. Choose the key file of %s", id.Name, who.Name)
	}
	if err := export.ForSheets(key.Identity()); err != nil {
		return nil, err
	}
	if !who.Key.IsZero() && count.Digest(key.Fingerprint()) != who.Key {
		return nil, fmt.Errorf("this is not the key that %s certified with. Choose the other one", who.Name)
	}
	return key, nil
}

// AskPassphrase says what is missing where Enter was pressed on nothing.
func AskPassphrase(teller string) string {
	return words.F("Type the passphrase of %s, then press Enter.", teller)
}

// KeyWords says for the person why a key did not open with a passphrase.
func KeyWords(err error, teller, passphrase string) string {
	if !errors.Is(err, sign.ErrPassphrase) {
		return Sentence(err)
	}
	said := words.F("That passphrase is not right for %s.", teller)
	if capitals(passphrase) {
		said += " " + words.T("It was typed in capitals: look at Caps Lock.")
	}
	if strings.HasPrefix(passphrase, " ") { // one too many for the lines that were read back
		said += " " + words.T("It began with a space.")
	}
	return said
}

// capitals says whether a text looks as if Caps Lock was on: then Shift makes
// small letters, and there are more capitals than those.
func capitals(text string) bool {
	upper, lower := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper > 1 && upper > lower
}

// Sentence writes an error as a sentence in the language of the program: a
// capital first, a full stop last.
func Sentence(err error) string {
	s := words.Say(strings.TrimPrefix(err.Error(), "sign: ")) // the package is no word for people
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	s = string(unicode.ToUpper(first)) + s[size:]
	if last := s[len(s)-1]; last != '.' && last != '?' {
		s += "."
	}
	return s
}
