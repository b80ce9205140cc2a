package certify

import (
	"errors"
	"fmt"
	"os"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/export/sign"
)

// KeyPreference is the name under which the program remembers where the key
// file of a teller lies.
func KeyPreference(teller string) string { return "key:" + teller }

// keyFile is the key file that was last used for a teller, or "".
func keyFile(teller string) string {
	return fyne.CurrentApp().Preferences().String(KeyPreference(teller))
}

// open reads a key file and makes sure that it is the teller's own. It is slow
// by design and belongs on the worker.
func open(path, passphrase string, who Teller) (*sign.Key, error) {
	sealed, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the key file cannot be read: %w. Choose it again", err)
	}
	key, err := sign.Open(sealed, passphrase)
	if err != nil {
		return nil, err
	}
	if name := key.Identity().Name; name != who.Name {
		return nil, fmt.Errorf("this is the key of %s. Choose the key file of %s", name, who.Name)
	}
	if !who.Key.IsZero() && count.Digest(key.Fingerprint()) != who.Key {
		return nil, fmt.Errorf("this is not the key that %s certified with. Choose the other one", who.Name)
	}
	return key, nil
}

// words says for the person why a key did not open.
func words(err error, teller string) string {
	if errors.Is(err, sign.ErrPassphrase) {
		return fmt.Sprintf("That passphrase is not right for %s. Nothing was signed.", teller)
	}
	return Sentence(err) + " Nothing was signed."
}

// Sentence writes an error as a sentence: a capital first, a full stop last.
func Sentence(err error) string {
	s := err.Error()
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
