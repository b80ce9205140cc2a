package verify

// Reword says the screen in the language that the program has now. Files are
// looked at once more: what was found is told in words.
func (s *Screen) Reword() {
	typed := s.scan.entry.Text
	s.scan = s.newScan()
	s.scan.entry.SetText(typed)
	if len(s.paths) > 0 {
		s.Open(s.paths)
	}
}
