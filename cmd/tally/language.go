package main

// language is the one that the person set for this program, or for all. What
// machines read, JSON, records and tables, is the same in each.
func (p *program) language() string {
	for _, name := range []string{"COUNTERSIGN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if tag := p.getenv(name); tag != "" {
			return tag
		}
	}
	return ""
}
