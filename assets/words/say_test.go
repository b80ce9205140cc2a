package words_test

import (
	"strings"
	"testing"
	"time"

	"countersign/assets/words"
	"countersign/count/journal"
)

// Sentences that other rooms make are known by their form and filled again; what
// nobody translated, and what somebody typed, stands as it is.
func TestASentenceIsSaidInTheLanguageOfTheReader(t *testing.T) {
	for english, want := range map[string]string{
		"Register: 1 signature missing":   "Registro: falta 1 firma",
		"Register: 2 signatures missing":  "Registro: faltan 2 firmas",
		"Batch 9: no batch is named here": "Lote 9: no batch is named here",
		"Batch 7: A and B differ in No":   "Lote 7: A y B difieren en No",
		"batch 9, contract, yes":          "lote 9, contract, Sí",
		"1,284 in the box + 5 challenged, unopened is not 1,289 signatures in the register - 1 signed, did not vote; 1,289 against 1,288, a difference of 1": "1,284 en la urna + 5 impugnadas sin abrir no es 1,289 firmas en el registro - 1 firmaron y no votaron; 1,289 contra 1,288, una diferencia de 1",
		"clock November 22, 2026, voting June 1, 2011 to June 24, 2011":                                                                                      "reloj 22 de noviembre de 2026, votación de 1 de junio de 2011 a 24 de junio de 2011",
		"Void Sample has not been appointed.":           "Void Sample no ha sido nombrado.",
		"Printed is not entered":                        "Impresas no está anotado",
		"the box and the register":                      "the box and the register",
		"Looked at twice and signed":                    "Looked at twice and signed",
		"June 15, 2011, 5:06 p.m.":                      "15 de junio de 2011, 5:06 p.\u00a0m.",
		"a.count: this count is open in another window": "a.count: este escrutinio está abierto en otra ventana",
		"": "",
	} {
		if got := words.In("es").Say(english); got != want {
			t.Errorf("%q\n is  %q\nwant %q", english, got, want)
		}
		if got := words.In("en").Say(english); got != english {
			t.Errorf("%q became %q in English", english, got)
		}
	}
}

// The list at home said "Última entrada: November 22, 2026", and setup named who
// is lacking in English.
func TestADayInAShortSentenceIsNotLeftInEnglish(t *testing.T) {
	for english, want := range map[string]string{
		"Last entry November 22, 2026, 2:43 p.m.":                   "Última entrada: 22 de noviembre de 2026, 2:43 p.\u00a0m.",
		"Certified June 1, 2011":                                    "Certificado el 1 de junio de 2011",
		"no chief teller; no recorder; no observer; 0 of 2 tellers": "sin escrutador jefe; sin anotador; sin observador; 0 de 2 escrutadores",
	} {
		if got := words.In("es").Say(english); got != want {
			t.Errorf("%q\n is  %q\nwant %q", english, got, want)
		}
	}
}

// A French report said "66.7 %".
func TestAShareHasTheCommaOfItsLanguage(t *testing.T) {
	const share = "1,284 of 1,600 members (80.2 %), more than 4/5"
	for tag, want := range map[string]string{
		"en": share,
		"es": "1,284 de 1,600 miembros (80.2 %), más de 4/5",
		"fr": "1\u00a0284 sur 1\u00a0600 membres (80,2\u00a0%), plus de 4/5",
	} {
		if got := words.In(tag).Say(share); got != want {
			t.Errorf("in %s is %q, want %q", tag, got, want)
		}
	}
}

func TestALanguageIsChosenByTheTagOfTheSystem(t *testing.T) {
	for tag, want := range map[string]string{
		"es_MX.UTF-8": "es", "es": "es", "fr-CA": "fr", "en_GB.UTF-8": "en-GB", "en_US": "en", "C": "en", "": "en", "de_DE": "en", "POSIX": "en",
	} {
		if got := words.In(tag).Tag(); got != want {
			t.Errorf("%q is %s, want %s", tag, got, want)
		}
	}
}

func TestANumberHasThePluralOfItsLanguage(t *testing.T) {
	for _, x := range []struct {
		n          int
		en, es, fr string
	}{
		{0, "0 places", "0 lugares", "0 lieu"},
		{1, "1 place", "1 lugar", "1 lieu"},
		{2, "2 places", "2 lugares", "2 lieux"},
		{1284, "1,284 places", "1,284 lugares", "1\u00a0284 lieux"},
	} {
		for tag, want := range map[string]string{"en": x.en, "es": x.es, "fr": x.fr} {
			if got := words.In(tag).N(x.n, "1 place", "%s places"); got != want {
				t.Errorf("%d in %s is %q, want %q", x.n, tag, got, want)
			}
		}
	}
}

func TestADayAndATimeAreWrittenAsInTheRegion(t *testing.T) {
	at := time.Date(2011, 6, 1, 17, 6, 0, 0, time.UTC)
	for tag, want := range map[string]string{
		"en": "June 1, 2011 5:06 p.m.", "en-GB": "1 June 2011 17:06", "es": "1 de junio de 2011 5:06 p.\u00a0m.", "fr": "1er juin 2011 17\u00a0h\u00a006",
	} {
		c := words.In(tag)
		if got := c.Date(at) + " " + c.Clock(at); got != want {
			t.Errorf("%s is %q, want %q", tag, got, want)
		}
	}
}

// What a layout names is read back as it was written, and in no other way.
func TestLanguagesOfASheetAreReadFromItsLayout(t *testing.T) {
	for _, tags := range []string{"en", "es", "fr", "es en", "en es", "fr es"} {
		in, ok := words.ParseDocuments(tags)
		if !ok || in.String() != tags {
			t.Errorf("%q is %q, %t", tags, in, ok)
		}
		name, again, ok := words.CutLayout(in.Layout("Sample 1"))
		if !ok || name != "Sample 1" || again.String() != tags {
			t.Errorf("%q came back as %q of %q, %t", tags, again, name, ok)
		}
	}
	for _, bad := range []string{"", "de", "es es", "es en fr", "en-GB", "ES", "es_MX"} {
		if in, ok := words.ParseDocuments(bad); ok {
			t.Errorf("%q is %q", bad, in)
		}
	}
	for _, bad := range []string{"Sample 1, en", "Sample 1, es  en", "Sample 1, ", "Sample 1, es, en"} {
		if name, in, ok := words.CutLayout(bad); ok {
			t.Errorf("%q is %q in %q", bad, name, in)
		}
	}
}

// Every refusal of a count file, which begins with its path, stayed English or
// was half of each: "open the count de nuevo".
func TestARefusalOfAFileIsSaidWholeAfterItsPath(t *testing.T) {
	refusals := []*journal.Error{
		journal.ErrBusy, journal.ErrMissing, journal.ErrForeign, journal.ErrDamaged, journal.ErrFull,
		journal.ErrReadOnly, journal.ErrAway, journal.ErrDisk, journal.ErrUnfinished,
	}
	for _, tag := range []string{"es", "fr"} {
		c := words.In(tag)
		for _, path := range []string{"a.count", "/stick/yes, no.count", `C:\stick 1\a.count`} {
			for _, e := range refusals {
				if !c.Has(e.Text) {
					t.Fatalf("%s: %q is not translated", tag, e.Text)
				}
				if got, want := c.Say(path+": "+e.Text), path+c.T(": ")+c.T(e.Text); got != want {
					t.Errorf("%s\n is  %q\nwant %q", tag, got, want)
				}
			}
			if got, want := c.Say("sample: "+path+": "+journal.ErrDisk.Text), "sample: "+path+c.T(": ")+c.T(journal.ErrDisk.Text); got != want {
				t.Errorf("%s\n is  %q\nwant %q", tag, got, want)
			}
			broken := (&journal.BrokenError{Seq: 3, Why: "is missing"}).Error()
			if got := c.Say(path + ": " + broken); got != path+c.T(": ")+c.Say(broken) || strings.Contains(got, "do not go on") {
				t.Errorf("%s is %q", tag, got)
			}
		}
	}
}
