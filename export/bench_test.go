package export_test

import (
	"runtime"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/sign"
	"countersign/export/xlsx"
)

// fortyBatches is a sheet of a place with 2,000 ballots in 40 batches.
func fortyBatches(b *testing.B) *count.Sheet {
	b.Helper()
	v := rolluptest.Made(1, 1, 1)
	v.Coalition.Unions[0].Units[0].Locals[0].Roll = count.N(2400)
	f := rolluptest.Found{Place: samplePlace, Sample: count.SampleMark{What: []string{"everything"}, Source: "sample"}}
	for _, q := range v.Questions {
		f.Answers = append(f.Answers, count.Answer{Question: q.ID, Figures: rolluptest.Of(1100, 870, 20, 10)})
	}
	s, err := rolluptest.Sheet(v, f)
	if err != nil || len(s.Tally.Batches) != 40 {
		b.Fatalf("%d batches, %v", len(s.Tally.Batches), err)
	}
	return withKeys(b, s)
}

func BenchmarkDocuments(b *testing.B) {
	s := fortyBatches(b)
	var own []*sign.Key
	for _, x := range s.Signers {
		own = append(own, keyOf(b, x.Name))
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := export.Documents(s, own, nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerifyWorkbook has to stay under 15 ms.
func BenchmarkVerifyWorkbook(b *testing.B) { benchmarkVerify(b, workbook(b, fortyBatches(b))) }

func BenchmarkVerifyPDF(b *testing.B) {
	page, _ := documents(b, fortyBatches(b))
	benchmarkVerify(b, page)
}

func benchmarkVerify(b *testing.B, file []byte) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		if v := export.Verify("sheet", file, nil); !v.Fine() {
			b.Fatal(v.Sentence)
		}
	}
}

// BenchmarkRollupOf200Files reads 200 files from their bytes, adds them up and
// writes both reports. The memory that it holds at the most has to stay under
// 200 MB.
func BenchmarkRollupOf200Files(b *testing.B) {
	v := rolluptest.Made(10, 2, 10)
	maker, err := rolluptest.NewMaker(v)
	if err != nil {
		b.Fatal(err)
	}
	var files [][]byte
	for i, p := range v.Places() {
		s, err := maker.Sheet(rolluptest.Counted(v, p.ID, 20+i%20))
		if err != nil {
			b.Fatal(err)
		}
		withKeys(b, s)
		if i%10 == 0 { // signing takes long, reading is what is looked at
			page, _ := documents(b, s)
			files = append(files, page)
			continue
		}
		files = append(files, workbook(b, s))
	}
	if len(files) != 200 {
		b.Fatalf("%d files", len(files))
	}
	var peak uint64
	for b.Loop() {
		peak = max(peak, rollUp(b, v, files))
	}
	b.ReportMetric(float64(peak)/1e6, "MB-peak")
}

// rollUp is the most memory that was in use, looked at after every file.
func rollUp(b *testing.B, v *count.Vote, files [][]byte) (peak uint64) {
	b.Helper()
	look := func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		peak = max(peak, m.HeapInuse)
	}
	r, err := rollup.New(v)
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		verdict := export.Verify("sheet", f, nil)
		if out := r.Add(verdict.Arrival()); out.Kind != rollup.Accepted {
			b.Fatal(out)
		}
		look()
	}
	report := r.Report()
	if report.Received != 200 {
		b.Fatalf("%d received", report.Received)
	}
	out := export.NewReport(v, report, export.Issue{Number: 1})
	if _, err := pdf.DrawRollup(out.Printed()); err != nil {
		b.Fatal(err)
	}
	look()
	if _, err := xlsx.WriteRollup(out.Workbook()); err != nil {
		b.Fatal(err)
	}
	look()
	return peak
}
