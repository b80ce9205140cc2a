package sound

import "sync/atomic"

// Player plays the sound. Make it with [New]; the zero value is silent.
type Player struct {
	play func() error // returns when the sound is over; nil: there is no player
	busy atomic.Bool
	mute atomic.Bool // it has failed
}

// New gives the player of this computer. Its file is kept in a folder, which is
// made when it is needed.
func New(folder string) *Player { return With(system(folder)) }

// With is a player that plays by other means than the system's; nil has none.
func With(play func() error) *Player { return &Player{play: play} }

// Tally makes the sound of a fifth stroke, unless one is being made.
func (p *Player) Tally() {
	if p.play == nil || !p.busy.CompareAndSwap(false, true) {
		return
	}
	go func() {
		defer p.busy.Store(false)
		p.mute.Store(p.play() != nil)
	}()
}

// Works says whether a sound can be made: there is a player, and it has not
// failed the last time.
func (p *Player) Works() bool { return p.play != nil && !p.mute.Load() }
