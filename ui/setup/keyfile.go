package setup

import (
	"errors"
	"time"

	"countersign/assets/words"
	"countersign/export/sign"
	"countersign/ui/keys"
)

// loaded is a key of a file.
type loaded struct {
	keys.Made
	foreign bool // of another program; then it is sealed anew
}

// load opens a key file of this program, or one of another program.
func load(path, passphrase string, at time.Time) (loaded, error) {
	sealed, err := keys.Read(path)
	if err != nil {
		return loaded{}, err
	}
	k, err := sign.Open(sealed, passphrase)
	if !errors.Is(err, sign.ErrKeyFile) {
		return loaded{keys.Made{Path: path, Key: k}, false}, err
	}
	k, err = sign.Import(sealed, passphrase, at)
	return loaded{keys.Made{Path: path, Key: k}, true}, err
}

// keep seals the key of another program's file in one of this program's own.
func (m loaded) keep(folder, passphrase string) (loaded, error) {
	sealed, err := m.Key.Seal(passphrase)
	if err != nil {
		return loaded{}, err
	}
	m.Path, err = keys.Keep(folder, m.Key.Identity(), sealed)
	return m, err
}

// lies says where the key is.
func (m loaded) lies() string {
	if m.foreign {
		return words.F("It came from another program and was kept anew in %s, under the same passphrase.", m.Path)
	}
	return words.F("It lies in %s.", m.Path)
}
