// Package call is call mode: one key a ballot, for every question on it.
//
// # The keys
//
// A ballot with two questions is one of sixteen keys ([Keys]). Hand and row say
// question 1, the finger says question 2:
//
//	             index  middle  ring   little   question 1
//	left home      F      D      S       A      Yes
//	right home     J      K      L       ;      No
//	left top       R      E      W       Q      Blank
//	right top      U      I      O       P      Void
//	question 2    Yes     No    Blank   Void
//
// A ballot with one question needs no hand and no row: the finger says the
// answer, on the home row of either hand. The handler and the picture of the
// keyboard both read this table, so that neither can say another thing.
//
// # What is promised
//
//   - A ballot is a key that went down, and nothing else: a key that is held
//     repeats, and repeats nothing here. A key has to come up before it counts
//     another ballot.
//   - Backspace takes ballots back one by one and says which one it was.
//   - Space, losing the focus and an open dialog pause. Then no key counts, and
//     neither a mark nor a figure is in any widget.
//   - Enter closes when all ballots have been called, and not before.
//
// The cue at a fifth stroke is always seen. Whoever wants to hear it too is told
// by [Pad.OnFifth]; package sound can make a sound of it.
//
// A [Pile] is what was called; a [Pad] shows it and listens. Nothing here knows
// a desk or a disk: the screen of the batches does.
package call
