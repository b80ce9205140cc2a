package export_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/sealed"
	"countersign/export/sign"
)

// What a forger needs to work on a sealed file, on a definition, and on the
// files of a place.

// secretary is for whom sheets are sealed; stranger is somebody else.
var secretary, stranger = identity(), identity()

type ageKey struct {
	secret, public string
	err            error
}

func identity() (k ageKey) {
	k.secret, k.public, k.err = sealed.NewIdentity()
	return k
}

func sealedFor(t testing.TB, b []byte, whom ageKey) []byte {
	t.Helper()
	out, err := sealed.Seal(b, []string{whom.public})
	if err = errors.Join(whom.err, err); err != nil {
		t.Fatal(err)
	}
	return out
}

// sealedOperations are those of a PDF, for what is inside, and these.
var sealedOperations = func() map[string]operation {
	out := maps.Clone(pdfOperations)
	out["unseal"] = func(w *work, _ []string) {
		var err error
		if w.b, err = sealed.Open(w.b, secretary.secret); err != nil {
			w.t.Fatal(err)
		}
	}
	out["seal"] = func(w *work, a []string) { // for the secretary or for a stranger
		w.b = sealedFor(w.t, w.b, map[string]ageKey{"secretary": secretary, "stranger": stranger}[a[0]])
	}
	return out
}()

// judgeSealed asks as an import does: what cannot be opened is said, and what
// is inside has to be a sound sheet.
func judgeSealed(w *work) judged {
	b := w.b
	v := export.Verdict{}
	var err error
	if sealed.Is(b) {
		b, err = sealed.Open(b, secretary.secret)
	}
	if err != nil {
		v = export.CannotOpen("sheet.pdf.age", err)
	} else {
		v = export.Verify("sheet.pdf.age", b, sampleTrust(w.t))
	}
	return judgedBy(v.Findings, v.Fine(), v.Sentence)
}

// definitionSignedBy is the file of the made vote.
func definitionSignedBy(t testing.TB, names ...string) []byte {
	t.Helper()
	b, err := count.Canonical(signedVote(t, names...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var definitionOperations = map[string]operation{
	"unsign": func(w *work, _ []string) { w.definition(func(v *count.Vote) error { v.Signatures = nil; return nil }) },
	"sign": func(w *work, a []string) { // whose key
		w.definition(func(v *count.Vote) error {
			signed, err := export.SignDefinition(v, signingKey(w.t, a[0]))
			if err == nil {
				*v = *signed
			}
			return err
		})
	},
	"othersign": func(w *work, a []string) { // a signature of another definition
		w.definition(func(v *count.Vote) error {
			other := rolluptest.Made(2, 1, 1)
			signed, err := export.SignDefinition(other, keyOf(w.t, a[0]))
			if err == nil {
				v.Signatures = signed.Signatures
			}
			return err
		})
	},
	"twice": func(w *work, _ []string) {
		w.definition(func(v *count.Vote) error { v.Signatures = append(v.Signatures, v.Signatures[0]); return nil })
	},
	"trust": func(w *work, a []string) { // a certificate that the definition is to trust
		w.definition(func(v *count.Vote) error {
			v.Trusted = append(v.Trusted, count.TrustedBy{Name: a[0], Certificate: keyOf(w.t, a[0]).Certificate().Raw})
			return nil
		})
	},
}

// definition changes what the file says, and writes it as the program would.
func (w *work) definition(change func(v *count.Vote) error) {
	w.t.Helper()
	v, err := count.DecodeVote(w.b)
	if err == nil {
		err = change(v)
	}
	if err == nil {
		w.b, err = count.Canonical(v)
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

// judgeDefinition asks as tally vote check does, and then whether the sheet
// that was counted by the good definition is one of this. Besides the codes of
// checks there are: unread, fault, unsigned, stranger.
func judgeDefinition(w *work) judged {
	v, err := count.ParseVote(w.b)
	var faults count.FaultsError
	switch {
	case errors.As(err, &faults):
		return judged{codes: []string{"fault"}, sentence: strings.Join(faults, "; ")}
	case err != nil:
		return judged{codes: []string{"unread"}, sentence: err.Error()}
	}
	who, err := export.CheckDefinition(v, sampleTrust(w.t))
	if err != nil {
		return judged{codes: []string{desk.CodeOf(err)}, sentence: err.Error()}
	}
	verdict := export.Verify("sheet.pdf", goodFiles(w.t)["pdf"], sampleTrust(w.t))
	if err := verdict.Against(v); err != nil {
		w.t.Fatal(err)
	}
	out := judgedBy(verdict.Findings, verdict.Fine(), verdict.Sentence)
	unknown := func(s export.DefinitionSigner) bool { return s.Judgement.Standing != sign.Trusted }
	switch {
	case len(who) == 0:
		out.codes, out.fine = append(out.codes, "unsigned"), false
	case slices.ContainsFunc(who, unknown):
		out.codes, out.fine = append(out.codes, "stranger"), false
	}
	return out
}

var fileOperations = map[string]operation{
	"beside": func(w *work, a []string) { // what lies in the folder beside revision 2
		one := sampleSheet(w.t)
		switch a[0] {
		case "revision 1":
			w.beside = append(w.beside, workbook(w.t, one))
		case "another revision 1": // which revision 2 does not name
			w.beside = append(w.beside, workbook(w.t, sheetWith(w.t, 36)))
		case "other figures":
			w.beside = append(w.beside, workbook(w.t, second(w.t, one, 40)))
		case "another record":
			s := second(w.t, one, 37)
			s.Tally.Sample = count.SampleMark{What: []string{"times"}, Source: "sample: made again"}
			w.beside = append(w.beside, workbook(w.t, s))
		default:
			w.t.Fatalf("there is no file %q", a[0])
		}
	},
}

func sheetWith(t testing.TB, yes int) *count.Sheet {
	t.Helper()
	v := rolluptest.Made(1, 1, 2)
	s, err := rolluptest.Sheet(v, rolluptest.Counted(v, samplePlace, yes))
	if err != nil {
		t.Fatal(err)
	}
	return withKeys(t, s)
}

// judgeFiles holds the files of the folder against one another. The names tell
// nothing: the older file has the later one.
func judgeFiles(w *work) judged {
	verdicts := []export.Verdict{export.Verify("a.xlsx", w.b, nil)}
	for _, b := range w.beside {
		verdicts = append(verdicts, export.Verify("newest.xlsx", b, nil))
	}
	for _, v := range verdicts {
		if !v.Fine() {
			return judgedBy(v.Findings, false, v.Sentence)
		}
	}
	all := export.Compare(verdicts)
	if len(all) != 1 {
		w.t.Fatalf("%d places, want 1", len(all))
	}
	warned := func(f count.Finding) bool { return f.Severity != count.Note }
	return judgedBy(all[0].Findings, !slices.ContainsFunc(all[0].Findings, warned), all[0].Sentence)
}
