package hall

import (
	"fmt"
	"strings"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/hall"
)

// speedWords say how fast it goes and when it will end.
func speedWords(now time.Time, b *hall.Board) string {
	switch {
	case b.Entries.All == 0:
		return words.T("No batch has been declared yet.")
	case b.Entries.Closed == b.Entries.All:
		return words.T("Every entry is closed.")
	case !b.Speed.Known:
		return words.T("How fast it goes is known after a few minutes.")
	}
	pace := words.F("%.0f entries a minute", b.Speed.PerMinute)
	switch {
	case b.Speed.PerMinute < 1:
		pace = words.F("%.0f entries an hour", b.Speed.PerMinute*60)
	case b.Speed.PerMinute < 1.5:
		pace = words.T("1 entry a minute")
	}
	end := now.Add(b.Speed.Left)
	return words.F("%s. At this pace the last is closed at about %s, in %s.", pace, end.Format("15:04"), lasting(b.Speed.Left))
}

// entryWords say how many sides are closed.
func entryWords(b *hall.Board) string {
	return words.F("%s of %s entries are closed, two for each batch.", count.Grouped(b.Entries.Closed), count.Grouped(b.Entries.All))
}

// mostNamed is how many batches are named in one line.
const mostNamed = 14

// differWords name the batches that wait for a recount.
func differWords(batches []int) string {
	if len(batches) == 0 {
		return ""
	}
	var names []string
	for _, n := range batches[:min(len(batches), mostNamed)] {
		names = append(names, count.Grouped(n))
	}
	word := "batch "
	if len(batches) > 1 {
		word = "batches "
	}
	out := words.F("To count again: %s%s", word, strings.Join(names, ", "))
	if more := len(batches) - mostNamed; more > 0 {
		out += words.F(" and %d more", more)
	}
	return out
}

// tableWords say who sits at a table and what it does.
func tableWords(t *hall.Table) (who, does string) {
	gone := words.F("Gone for %s", lasting(t.Silent))
	switch {
	case !t.Seen:
		return "", words.T("Nobody came yet")
	case t.Gone && len(t.Hands) == 0:
		return t.Who, gone
	case t.Gone:
		return gone, words.F("To take over: %s", handWords(t.Hands))
	case len(t.Hands) == 0:
		return t.Who, words.T("Nothing in hand")
	}
	return t.Who, words.F("Counts %s", handWords(t.Hands))
}

// briefWords say what a table does where there are many.
func briefWords(t *hall.Table) string {
	switch {
	case !t.Seen:
		return words.T("Nobody yet")
	case t.Gone && len(t.Hands) == 0:
		return words.T("Gone")
	case t.Gone:
		return words.F("Gone: %s", handWords(t.Hands))
	case len(t.Hands) == 0:
		return words.T("Nothing")
	}
	return handWords(t.Hands)
}

// handWords name sides: "12 A and B, 14 A". Hands come in the order of the
// batches.
func handWords(hands []hall.Hand) string {
	out := ""
	for i, h := range hands {
		switch {
		case i > 0 && hands[i-1].Batch == h.Batch:
			out += words.F(" and %s", string(h.Side))
		case i > 0:
			out += ", "
			fallthrough
		default:
			out += fmt.Sprintf("%s %s", count.Grouped(h.Batch), h.Side)
		}
	}
	return out
}

// title is the name of a table with a capital letter.
func title(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// short is the number of a table, where all are tables.
func short(name string) string {
	if n, ok := strings.CutPrefix(name, "table "); ok {
		return n
	}
	return title(name)
}

// lasting is a time as one says it: "40 seconds", "35 minutes", "2 hours".
func lasting(d time.Duration) string {
	plural := func(n int, unit string) string {
		if n == 1 {
			return "1 " + unit
		}
		return fmt.Sprintf("%d %ss", n, unit)
	}
	minutes := int((d + 30*time.Second) / time.Minute)
	switch {
	case d < time.Minute:
		return plural(int(d/time.Second), "second")
	case minutes < 60:
		return plural(minutes, "minute")
	case minutes%60 == 0:
		return plural(minutes/60, "hour")
	}
	return plural(minutes/60, "hour") + " " + plural(minutes%60, "minute")
}
