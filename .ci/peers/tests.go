package main

import (
	"fmt"
	"regexp"
	"strconv"
)

// window measures the start of the window on a count of 200 batches until the
// screen shows a picture, on a virtual display and drawn by software.
func window(b *bench) ([]row, error) {
	found, err := b.benchmark("1", "./cmd/countersign/", "BenchmarkFirstPicture", strconv.Itoa(4*rounds)+"x")
	if err != nil {
		return nil, err
	}
	return []row{{
		what: "start of the window, a count of 200 batches, to its first picture",
		ours: found.ms("ms-ours"), peer: found.ms("ms-peer"), than: "an empty Fyne window",
		ratio: found.ratios(),
	}}, nil
}

// keystroke measures from a key to its pixels: the cell alone, and the whole
// window with 200 batches in its list, each against a bare entry in a window of
// the same size.
func keystroke(b *bench) ([]row, error) {
	var rows []row
	for _, x := range []struct{ what, in, often string }{
		{"keystroke to painted pixel, the count cell", "./ui/widget/", "500x"},
		{"keystroke to painted pixel, the whole window of 200 batches drawn", "./ui/batches/", "60x"},
	} {
		found, err := b.benchmark("0", x.in, "BenchmarkPainted", x.often)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row{
			what: x.what, ours: found.ms("ms-ours"), peer: found.ms("ms-peer"), than: "a bare Fyne entry",
			ratio: found.ratios(),
		})
	}
	return rows, nil
}

// metrics are what a benchmark has found, by their units.
type metrics map[string]float64

func (m metrics) ms(unit string) string { return fmt.Sprintf("%.3g ms", m[unit]) }

// ratios are how many times as long the peer takes.
func (m metrics) ratios() []float64 {
	return []float64{1 / m["times-p95"], 1 / m["times"], 1 / m["times-p5"]}
}

var metric = regexp.MustCompile(`([0-9.e+]+) ([\w%-]+)`)

// benchmark runs one benchmark, whose metrics are those of what takes turns in
// it.
func (b *bench) benchmark(cgo, in, name, often string) (metrics, error) {
	out, _, err := b.timed([]string{"CGO_ENABLED=" + cgo}, "go", "test", "-run", "^$", "-bench", "^"+name+"$", "-benchtime", often, in)
	if err != nil {
		return nil, err
	}
	line := regexp.MustCompile(`(?m)^` + name + `\S*\s+\d+\s+(.+)$`).FindStringSubmatch(out)
	if line == nil {
		return nil, fmt.Errorf("%s has no %s any more: %.500s", in, name, out)
	}
	m := metrics{}
	for _, f := range metric.FindAllStringSubmatch(line[1], -1) {
		if m[f[2]], err = strconv.ParseFloat(f[1], 64); err != nil {
			return nil, err
		}
	}
	return m, nil
}

var counted = regexp.MustCompile(`figure: (\d+) keys, (\d+) of them for the batches; a spreadsheet (\d+) if keyed twice, (\d+) if once`)

// keys counts the keys of a place: ours are those that a test has pressed, the
// spreadsheet's are worked out of the same figures.
func keys(b *bench) ([]row, error) {
	const test = "TestAPlaceTakesFewerKeysThanASpreadsheetThatIsKeyedTwice"
	out, _, err := b.timed([]string{"CGO_ENABLED=0"}, "go", "test", "-count=1", "-v", "-run", "^"+test+"$", "./ui/batches/")
	if err != nil {
		return nil, err
	}
	m := counted.FindStringSubmatch(out)
	if m == nil {
		return nil, fmt.Errorf("there is no %s any more that says its figure: %.500s", test, out)
	}
	of := func(i int) float64 { n, _ := strconv.Atoi(m[i]); return float64(n) } // digits, by the pattern
	what := "keys for a place of 26 batches, both recorders, both questions, account"
	return []row{
		{
			what: what, ours: m[1], peer: m[3], than: "a spreadsheet, keyed twice as here", ratio: []float64{of(3) / of(1)},
			note: "a test presses ours (" + m[2] + " for the batches, hand-overs included); a spreadsheet takes the digits of the same figures and one Enter or Tab for each cell, the batches keyed twice and the account once, and nothing for comparing the two",
		},
		{what: what, ours: m[1], peer: m[4], than: "a spreadsheet, keyed once", ratio: []float64{of(4) / of(1)}},
	}, nil
}
