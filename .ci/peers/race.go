package main

import (
	"fmt"
	"os"
	"time"
)

// rounds is how often everything is measured.
const rounds = 5

// lane is one of those that take turns. It says what its round took, so that
// what it has to prepare and to look at afterwards is not counted.
type lane struct {
	name string
	run  func(round int) (time.Duration, error)
}

// race gives what every lane took in every round.
func race(lanes []lane) ([][]time.Duration, error) {
	took := make([][]time.Duration, len(lanes))
	for round := range rounds {
		for i := range lanes {
			turn := (i + round) % len(lanes)
			d, err := lanes[turn].run(round)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", lanes[turn].name, err)
			}
			took[turn] = append(took[turn], d)
			fmt.Fprintf(os.Stderr, "round %d of %d: %s %v\n", round+1, rounds, lanes[turn].name, d.Round(time.Millisecond))
		}
	}
	return took, nil
}

// ratios is how many times as long others took as ours did, round by round.
func ratios(others, ours []time.Duration) []float64 {
	out := make([]float64, len(ours))
	for i := range out {
		out[i] = float64(others[i]) / float64(ours[i])
	}
	return out
}
