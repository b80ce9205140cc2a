package certify

// Reword says the screen in the language that the program has now. What was read
// stays read; blocks of keys that are open stay as they are.
func (c *Screen) Reword() {
	if c.busy || c.reading != nil || c.signatures.begun() {
		return
	}
	c.signatures = nil
	c.build()
	if c.table != nil && !c.certified() && c.read == c.lines {
		c.signatures.Unlock()
	}
}

// begun says whether a key is open, or somebody signs on another computer.
func (s *Signatures) begun() bool { return len(s.Opened())+len(s.Away()) > 0 }
