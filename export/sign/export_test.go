package sign

// SealQuick is Seal with so few iterations that tests stay quick.
func (k *Key) SealQuick(passphrase string) ([]byte, error) { return k.seal(passphrase, 2) }

// SealCosting is Seal with a chosen iteration count.
func (k *Key) SealCosting(passphrase string, iterations int) ([]byte, error) {
	return k.seal(passphrase, iterations)
}

// CheckWork gives tests the limit on iteration counts.
var CheckWork = checkWork

// ForeignWork gives tests the derivations that a key file asks for.
var ForeignWork = foreignWork
