package pdf

import (
	"strings"

	"countersign/count"
)

var (
	smallNumbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen " +
		"fourteen fifteen sixteen seventeen eighteen nineteen")
	tensNumbers = strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
)

// NumberWords writes a figure in English words, "one thousand two hundred
// eighty-four", without "and", so that a changed digit does not go unseen. An
// unset figure has the words "not entered".
func NumberWords(c count.Count) string {
	if !c.Set() {
		return "not entered"
	}
	n := c.Int()
	if n == 0 {
		return smallNumbers[0]
	}
	var parts []string
	for _, scale := range []struct {
		size int
		name string
	}{{1_000_000, "million"}, {1000, "thousand"}} {
		if n >= scale.size {
			parts = append(parts, wordsBelow1000(n/scale.size), scale.name)
			n %= scale.size
		}
	}
	if n > 0 {
		parts = append(parts, wordsBelow1000(n))
	}
	return strings.Join(parts, " ")
}

func wordsBelow1000(n int) string {
	var parts []string
	if n >= 100 {
		parts = append(parts, smallNumbers[n/100], "hundred")
		n %= 100
	}
	switch {
	case n >= 20 && n%10 != 0:
		parts = append(parts, tensNumbers[n/10]+"-"+smallNumbers[n%10])
	case n >= 20:
		parts = append(parts, tensNumbers[n/10])
	case n > 0:
		parts = append(parts, smallNumbers[n])
	}
	return strings.Join(parts, " ")
}
