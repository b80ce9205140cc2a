package setup

import (
	"errors"
	"fmt"
	"os"
	"time"

	"countersign/export/sign"
)

// load opens a key file of this program, or one of another program.
func load(path, passphrase string, at time.Time) (made, error) {
	sealed, err := os.ReadFile(path)
	if err != nil {
		return made{}, fmt.Errorf("the key file cannot be read: %w", err)
	}
	k, err := sign.Open(sealed, passphrase)
	if !errors.Is(err, sign.ErrKeyFile) {
		return made{path, k, false}, err
	}
	k, err = sign.Import(sealed, passphrase, at)
	return made{path, k, true}, err
}

// keep seals the key of another program's file in one of this program's own.
func (m made) keep(folder, name, passphrase string) (made, error) {
	sealed, err := m.key.Seal(passphrase)
	if err != nil {
		return made{}, err
	}
	m.path, err = write(folder, name, sealed)
	return m, err
}
