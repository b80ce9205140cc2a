package widget

import (
	"strings"

	"countersign/assets/words"
)

// ThreeDigits is what a cell says of a number whose mark could be a decimal one.
const ThreeDigits = "After a mark between thousands stand three digits, as in 1,284."

// groupDigits stand between two marks.
const groupDigits = 3

// marks part thousands somewhere: in English, Spanish, French, and on paper.
const marks = ",. '\u2019\u00a0\u202f"

// typeMark passes over a mark between thousands, where one can stand; what is
// no mark is refused.
func (c *CountEntry) typeMark(r rune) {
	small := c.Limit > 0 && c.Limit < 1000
	if !strings.ContainsRune(marks, r) || small || c.Text == "" || c.Text == "0" || c.SelectedText() != "" {
		c.refuse(words.T(OnlyDigits))
		return
	}
	first := c.mark == 0 && len(c.Text) <= groupDigits
	if c.CursorColumn != len(c.Text) || !first && (c.mark == 0 || c.parted()) {
		c.refuse(words.T(ThreeDigits))
		return
	}
	c.mark = len(c.Text)
}

// parted says whether a mark was typed and not three digits after it: "1.2" may
// be meant for another number.
func (c *CountEntry) parted() bool { return c.mark > 0 && len(c.Text)-c.mark != groupDigits }

// ungroup takes the marks between thousands out of a number; not ok where they
// stand otherwise than between groups of three, or are of two kinds.
func ungroup(text string) (digits string, ok bool) {
	at := strings.IndexAny(text, marks)
	if at < 0 || strings.Trim(text, marks+"0123456789") != "" {
		return text, true // there is no mark, or more than marks
	}
	var mark rune
	for _, mark = range text[at:] {
		break
	}
	groups := strings.Split(text, string(mark))
	for i, g := range groups {
		whole := len(g) == groupDigits || i == 0 && len(g) > 0 && len(g) < groupDigits && g[0] != '0'
		if !whole || !isDigits(g) {
			return "", false
		}
	}
	return strings.Join(groups, ""), groups[0][0] != '0'
}
