package hall

import "time"

// Window is how far back the speed of a count is measured.
const Window = 10 * time.Minute

// leastPace is how much time and how many entries an estimate needs.
const (
	leastTime    = 2 * time.Minute
	leastEntries = 5
)

// Pace remembers how the count went on, by this computer's clock alone: the
// clocks of the tables may differ.
type Pace struct{ seen []glance }

type glance struct {
	at     time.Time
	closed int
}

// Speed is how fast entries are closed, and when the last one will be.
type Speed struct {
	PerMinute float64       // closed entries, over the last ten minutes
	Left      time.Duration // until the last entry is closed; 0 if Known is false
	Known     bool          // enough has been seen for an estimate
}

// See tells how many entries are closed now. Fewer than before is a reopened
// batch, which is work too.
func (p *Pace) See(now time.Time, closed int) {
	if n := len(p.seen); n > 0 && (p.seen[n-1].closed == closed || now.Before(p.seen[n-1].at)) {
		return
	}
	p.seen = append(p.seen, glance{now, closed})
	old := 0
	for old < len(p.seen)-2 && now.Sub(p.seen[old+1].at) >= Window {
		old++
	}
	p.seen = p.seen[old:]
}

// Speed is measured from the oldest glance that counts to now: a standstill
// makes it slower.
func (p *Pace) Speed(now time.Time, left int) Speed {
	if len(p.seen) == 0 {
		return Speed{}
	}
	first, last := p.seen[0], p.seen[len(p.seen)-1]
	took, closed := now.Sub(first.at), last.closed-first.closed
	if took < leastTime || closed < leastEntries {
		return Speed{}
	}
	s := Speed{PerMinute: float64(closed) / took.Minutes(), Known: true}
	s.Left = time.Duration(float64(left) / float64(closed) * float64(took))
	return s
}
