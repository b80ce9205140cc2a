// Package rollup is the secretary's screen: the tree of all places with what
// they reported, what the rules make of it, what is still waited for, and the
// import of sheets.
//
// A screen is made for one open roll-up with [New] and let go of with Close. It
// asks the board on the worker and shows the last answer; it works out no
// verdict and no sum itself. While figures are under embargo the answer is shown
// without figures, turnout, verdicts and what was changed: who has reported is
// all that is left. At the moment that the definition names, the screen opens by
// itself.
//
// An import is shown in three lists before it is done, and is then done whole or
// not at all. Only a folder that somebody chose to watch imports what arrives at
// once; the same three lists say then what was done, and what is refused is on
// record all the same. A new revision waits in both cases until somebody accepts
// it, whose figures stand beside those that count meanwhile.
package rollup
