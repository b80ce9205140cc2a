package shell

// Open says whether the question waits for an answer.
func (d *Dialog) Open() bool { return d.open }

// Why gives the reason shown, or "".
func (d *Dialog) Why() string { return d.why.Text() }
