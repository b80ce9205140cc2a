package xlsx_test

import (
	"os"
	"strings"
	"testing"
	"fmt"
	"countersign/count"
	"countersign/export/record"
	"countersign/export/xlsx"
)

func TestZZ(t *testing.T) {
	w := func(n string, s *count.Sheet) { b, err := xlsx.Write(s); if err != nil { t.Fatal(err) }; os.WriteFile("/tmp/u4look/"+n+".xlsx", b, 0o644) }
	j, _ := os.ReadFile("/tmp/u4x.json"); s, err := record.Read(j); if err == nil { w("demo", s) } else { t.Log(err) }
	w("two", sheet(t, 40, "Mo Sample"))
	for _, n := range []int{1, 4} {
		s := sheet(t, 4, "Mo Sample")
		q := s.Tally.Questions[0]
		s.Tally.Questions = nil
		for i := range n { x := q; x.ID = fmt.Sprintf("q%d", i+1); x.Short = "Question of dues " + x.ID; s.Tally.Questions = append(s.Tally.Questions, x) }
		for i := range s.Tally.Batches { b := &s.Tally.Batches[i]
			for _, e := range []*count.Entry{&b.A, &b.B} { a := e.Answers[0]; e.Answers = nil; for k := range n { a.Question = s.Tally.Questions[k].ID; e.Answers = append(e.Answers, a) } }
			for k := range b.Recounts { b.Recounts[k].Question = "q1" } 
		}
		s.Tally.Policy.Paper = "a4"
		if n == 4 {
			s.Tally.Place.Local = strings.Repeat("Long sample name of a local ", 10)
			s.Tally.Place.Unit = strings.Repeat("Long sample unit ", 12)
			s.Vote.Title = strings.Repeat("A long sample title of a vote ", 8)
			s.Tally.Tellers[1].Name = strings.Repeat("Long sample teller ", 4)
		}
		s.Results = s.Tally.Results()
		w(fmt.Sprintf("q%d", n), s)
	}
}
