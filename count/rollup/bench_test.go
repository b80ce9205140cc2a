package rollup_test

import (
	"fmt"
	"testing"

	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

func BenchmarkRollup(b *testing.B) {
	for _, size := range [][3]int{{4, 5, 10}, {20, 25, 20}} {
		v := rolluptest.Made(size[0], size[1], size[2])
		m, err := rolluptest.NewMaker(v)
		if err != nil {
			b.Fatal(err)
		}
		var all []rollup.Arrival
		for i, p := range v.Places() {
			s, err := m.Sheet(rolluptest.Counted(v, p.ID, 20+i%30))
			if err != nil {
				b.Fatal(err)
			}
			a, err := rolluptest.Arrive(s, string(p.ID)+".pdf")
			if err != nil {
				b.Fatal(err)
			}
			all = append(all, a)
		}
		b.Run(fmt.Sprintf("sheets=%d", len(all)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r, err := rollup.New(v)
				if err != nil {
					b.Fatal(err)
				}
				for _, a := range all {
					r.Add(a)
				}
				if rep := r.Report(); rep.Received != len(all) {
					b.Fatalf("%d of %d received", rep.Received, len(all))
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(all)), "ns/sheet")
		})
		b.Run(fmt.Sprintf("report/sheets=%d", len(all)), func(b *testing.B) {
			r, err := rollup.New(v)
			if err != nil {
				b.Fatal(err)
			}
			for _, a := range all {
				r.Add(a)
			}
			for b.Loop() {
				r.Report()
			}
		})
		// What a screen asks for after each arrival: the same sheet in another
		// file changes its place, and the report is worked out anew.
		b.Run(fmt.Sprintf("arrival/sheets=%d", len(all)), func(b *testing.B) {
			r, err := rollup.New(v)
			if err != nil {
				b.Fatal(err)
			}
			for _, a := range all {
				r.Add(a)
			}
			r.Report()
			for i := 0; b.Loop(); i++ {
				a := all[i%len(all)]
				a.File = fmt.Sprintf("copy %d.xlsx", i%7)
				r.Add(a)
				r.Report()
			}
		})
	}
}
