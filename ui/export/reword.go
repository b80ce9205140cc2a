package export

// Reword says the screen in the language that the program has now. Passphrases
// are asked for anew, unless a key is open already.
func (e *Screen) Reword() {
	if e.signatures != nil && !e.busy && len(e.signatures.Opened()) == 0 {
		e.signatures = nil
	}
}
