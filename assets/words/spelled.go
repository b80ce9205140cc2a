package words

import "strings"

var (
	smallEnglish = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen " +
		"fourteen fifteen sixteen seventeen eighteen nineteen")
	tensEnglish = strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")

	smallSpanish = strings.Fields("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince " +
		"dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco " +
		"veintiséis veintisiete veintiocho veintinueve")
	tensSpanish     = strings.Fields("- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa")
	hundredsSpanish = strings.Fields("- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos")

	smallFrench = strings.Fields("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize " +
		"dix-sept dix-huit dix-neuf")
	tensFrench = strings.Fields("- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")
)

// Spelled is a number from 0 to 999,999,999 in words, so that a changed digit
// does not go unseen: "one thousand two hundred eighty-four", without "and".
func (c *Catalogue) Spelled(n int) string {
	switch c.tag {
	case "es":
		return spanish(n)
	case "fr":
		return french(n)
	default:
		return english(n)
	}
}

func english(n int) string {
	if n == 0 {
		return smallEnglish[0]
	}
	var parts []string
	for _, scale := range []struct {
		size int
		name string
	}{{1_000_000, "million"}, {1000, "thousand"}} {
		if n >= scale.size {
			parts = append(parts, englishBelow1000(n/scale.size), scale.name)
			n %= scale.size
		}
	}
	if n > 0 {
		parts = append(parts, englishBelow1000(n))
	}
	return strings.Join(parts, " ")
}

func englishBelow1000(n int) string {
	var parts []string
	if n >= 100 {
		parts = append(parts, smallEnglish[n/100], "hundred")
		n %= 100
	}
	switch {
	case n >= 20 && n%10 != 0:
		parts = append(parts, tensEnglish[n/10]+"-"+smallEnglish[n%10])
	case n >= 20:
		parts = append(parts, tensEnglish[n/10])
	case n > 0:
		parts = append(parts, smallEnglish[n])
	}
	return strings.Join(parts, " ")
}

func spanish(n int) string {
	before := func(n int) string { return shortOne(spanishBelow1000(n)) }
	return inThousands(n, []string{"cero", "un millón", "millones", "mil"}, before, before, spanishBelow1000)
}

// inThousands puts a number together of its millions, thousands and the rest, in
// a language that says no "one" before a thousand. said are zero, one million,
// millions, thousand.
func inThousands(n int, said []string, millions, thousands, rest func(int) string) string {
	if n == 0 {
		return said[0]
	}
	var parts []string
	switch m := n / 1_000_000; {
	case m == 1:
		parts = append(parts, said[1])
	case m > 1:
		parts = append(parts, millions(m), said[2])
	}
	switch k := n / 1000 % 1000; {
	case k == 1:
		parts = append(parts, said[3])
	case k > 1:
		parts = append(parts, thousands(k), said[3])
	}
	if r := n % 1000; r > 0 {
		parts = append(parts, rest(r))
	}
	return strings.Join(parts, " ")
}

// shortOne is a number before "mil" or "millones": "veintiún mil".
func shortOne(s string) string {
	if before, ok := strings.CutSuffix(s, "veintiuno"); ok {
		return before + "veintiún"
	}
	if before, ok := strings.CutSuffix(s, "uno"); ok {
		return before + "un"
	}
	return s
}

func spanishBelow1000(n int) string {
	if n == 100 {
		return "cien"
	}
	var parts []string
	if n > 100 {
		parts = append(parts, hundredsSpanish[n/100])
		n %= 100
	}
	switch {
	case n >= 30 && n%10 != 0:
		parts = append(parts, tensSpanish[n/10]+" y "+smallSpanish[n%10])
	case n >= 30:
		parts = append(parts, tensSpanish[n/10])
	case n > 0:
		parts = append(parts, smallSpanish[n])
	}
	return strings.Join(parts, " ")
}

func french(n int) string {
	ends := func(n int) string { return frenchBelow1000(n, true) }
	before := func(n int) string { return frenchBelow1000(n, false) }
	return inThousands(n, []string{"zéro", "un million", "millions", "mille"}, ends, before, ends)
}

// frenchBelow1000 writes n; "cents" and "quatre-vingts" keep their s only where
// they end the number, or stand before "millions".
func frenchBelow1000(n int, ends bool) string {
	var parts []string
	if n >= 100 {
		hundred := "cent"
		if n >= 200 {
			parts = append(parts, smallFrench[n/100])
			if n%100 == 0 && ends {
				hundred = "cents"
			}
		}
		parts = append(parts, hundred)
		n %= 100
	}
	if n > 0 {
		parts = append(parts, frenchBelow100(n, ends))
	}
	return strings.Join(parts, " ")
}

func frenchBelow100(n int, ends bool) string {
	ten, one := tensFrench[n/10], n%10
	if n/10 == 7 || n/10 == 9 {
		one += 10 // soixante-douze, quatre-vingt-douze
	}
	switch {
	case n < 20:
		return smallFrench[n]
	case n == 80 && ends:
		return ten + "s"
	case one == 0:
		return ten
	case (one == 1 || one == 11) && n < 80:
		return ten + " et " + smallFrench[one]
	default:
		return ten + "-" + smallFrench[one]
	}
}
