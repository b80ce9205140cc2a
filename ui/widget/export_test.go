package widget

// StepText gives the words of a step's tab, for tests and screen readers.
func (h *StepHeader) StepText(number int) string {
	if number < 1 || number > Steps {
		return ""
	}
	return h.steps[number-1].word.Text
}

// State says which state the chip shows.
func (c *Chip) State() ChipState { return c.state }

// Word gives what stands at the end of a line, counted from 0.
func (r *ReadBack) Word(line int) string { return r.rows[line].word.Text }
