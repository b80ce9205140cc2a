package words_test

import (
	"testing"

	"countersign/assets/words"
)

func TestFiguresInWords(t *testing.T) {
	for _, x := range []struct {
		n          int
		en, es, fr string
	}{
		{0, "zero", "cero", "zéro"},
		{1, "one", "uno", "un"},
		{7, "seven", "siete", "sept"},
		{16, "sixteen", "dieciséis", "seize"},
		{20, "twenty", "veinte", "vingt"},
		{21, "twenty-one", "veintiuno", "vingt et un"},
		{31, "thirty-one", "treinta y uno", "trente et un"},
		{70, "seventy", "setenta", "soixante-dix"},
		{71, "seventy-one", "setenta y uno", "soixante et onze"},
		{80, "eighty", "ochenta", "quatre-vingts"},
		{81, "eighty-one", "ochenta y uno", "quatre-vingt-un"},
		{91, "ninety-one", "noventa y uno", "quatre-vingt-onze"},
		{99, "ninety-nine", "noventa y nueve", "quatre-vingt-dix-neuf"},
		{100, "one hundred", "cien", "cent"},
		{109, "one hundred nine", "ciento nueve", "cent neuf"},
		{200, "two hundred", "doscientos", "deux cents"},
		{513, "five hundred thirteen", "quinientos trece", "cinq cent treize"},
		{763, "seven hundred sixty-three", "setecientos sesenta y tres", "sept cent soixante-trois"},
		{1000, "one thousand", "mil", "mille"},
		{1284, "one thousand two hundred eighty-four", "mil doscientos ochenta y cuatro", "mille deux cent quatre-vingt-quatre"},
		{21_415, "twenty-one thousand four hundred fifteen", "veintiún mil cuatrocientos quince", "vingt et un mille quatre cent quinze"},
		{31_000, "thirty-one thousand", "treinta y un mil", "trente et un mille"},
		{80_080, "eighty thousand eighty", "ochenta mil ochenta", "quatre-vingt mille quatre-vingts"},
		{200_000, "two hundred thousand", "doscientos mil", "deux cent mille"},
		{1_000_001, "one million one", "un millón uno", "un million un"},
		{300_000_000, "three hundred million", "trescientos millones", "trois cents millions"},
		{
			999_999_999, "nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine",
			"novecientos noventa y nueve millones novecientos noventa y nueve mil novecientos noventa y nueve",
			"neuf cent quatre-vingt-dix-neuf millions neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf",
		},
	} {
		for tag, want := range map[string]string{"en": x.en, "es": x.es, "fr": x.fr} {
			if got := words.In(tag).Spelled(x.n); got != want {
				t.Errorf("%d in %s is %q, want %q", x.n, tag, got, want)
			}
		}
	}
}
