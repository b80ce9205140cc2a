package words_test

import (
	"testing"

	"countersign/assets/words"
)

// BenchmarkSay is a finding with its sum, and an error that is not known.
func BenchmarkSay(b *testing.B) {
	c := words.In("es")
	for name, s := range map[string]string{
		"finding": "1,284 in the box + 5 challenged, unopened is not 1,289 signatures in the register - 1 signed, did not vote; 1,289 against 1,288, a difference of 1",
		"name":    "Lamplighters Local 13",
		"unknown": "open sample.count: something: that, nobody; has. translated = ever + before",
	} {
		b.Run(name, func(b *testing.B) {
			c.Say(s)
			for b.Loop() {
				c.Say(s)
			}
		})
	}
}
