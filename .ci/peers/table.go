package main

import (
	"fmt"
	"slices"
	"time"
)

// row is a line of the table: something of ours, and of a peer.
type row struct {
	what, ours, peer, than string
	ratio                  []float64 // how many times ours the peer takes, of each round
	note                   string
}

// print writes the table as the README has it.
func print(table []row) {
	fmt.Println("\n| what | ours | the peer | peer / ours, median (least to most) |\n|---|---|---|---|")
	for _, r := range table {
		fmt.Printf("| %s | %s | %s: %s | **%s** |\n", r.what, r.ours, r.than, r.peer, spread(r.ratio))
	}
	for _, r := range table {
		if r.note != "" {
			fmt.Printf("\n%s: %s\n", r.what, r.note)
		}
	}
}

// spread says a ratio and between what it lay.
func spread(ratios []float64) string {
	switch len(ratios) {
	case 0:
		return ""
	case 1:
		return times(ratios[0])
	}
	return fmt.Sprintf("%s (%s to %s)", times(median(ratios)), times(slices.Min(ratios)), times(slices.Max(ratios)))
}

// times says a ratio with as many digits as are worth reading.
func times(x float64) string {
	if x >= 10 {
		return fmt.Sprintf("%.0f", x)
	}
	return fmt.Sprintf("%.2f", x)
}

// each says what one of many took.
func each(whole time.Duration, n int) string {
	ms := float64(whole.Microseconds()) / 1000 / float64(n)
	if ms >= 100 {
		return fmt.Sprintf("%.0f ms", ms)
	}
	return fmt.Sprintf("%.3g ms", ms)
}

// median is the middle one, or the mean of the two in the middle.
func median[T float64 | time.Duration](all []T) T {
	s := slices.Sorted(slices.Values(all))
	n := len(s)
	return (s[(n-1)/2] + s[n/2]) / 2
}
