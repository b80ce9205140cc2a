package hall

import (
	"strings"
	"time"

	"countersign/assets/words"
	"countersign/count/hall"
	"countersign/count/journal"
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
	return words.F("%s of %s entries are closed, two for each batch.", words.Now().Number(b.Entries.Closed), words.Now().Number(b.Entries.All))
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
		names = append(names, words.Now().Number(n))
	}
	list := strings.Join(names, ", ")
	if more := len(batches) - mostNamed; more > 0 {
		list = words.F("%s and %s more", list, words.Now().Number(more))
	}
	return words.N(len(batches), "To count again: batch %s", "To count again: batches %s", list)
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

// handWords name sides: "12 A and B, 14 A, 15 again". Hands come in the order of
// the batches.
func handWords(hands []hall.Hand) string {
	var out []string
	for i, h := range hands {
		batch := words.Now().Number(h.Batch)
		if h.Side == journal.Recount {
			out = append(out, words.F("%s again", batch))
			continue
		}
		if i > 0 && hands[i-1].Batch == h.Batch {
			out[len(out)-1] = words.F("%s A and B", batch)
			continue
		}
		out = append(out, batch+" "+string(h.Side))
	}
	return strings.Join(out, ", ")
}

// title is the name of a table with a capital letter. Most are called by their
// number, and so in any language.
func title(name string) string {
	if n, ok := strings.CutPrefix(name, "table "); ok {
		return words.F("Table %s", n)
	}
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
	hours := func(n int) string { return words.N(n, "1 hour", "%s hours") }
	minutes := int((d + 30*time.Second) / time.Minute)
	switch {
	case d < time.Minute:
		return words.N(int(d/time.Second), "1 second", "%s seconds")
	case minutes < 60:
		return words.N(minutes, "1 minute", "%s minutes")
	case minutes%60 == 0:
		return hours(minutes / 60)
	}
	return hours(minutes/60) + " " + words.N(minutes%60, "1 minute", "%s minutes")
}
