// Package rollup is the secretary's screen: the tree of all places with what
// they reported, what the rules make of it, what is still waited for, and the
// import of sheets.
//
// A screen is made for one open roll-up with [New] and let go of with Close. It
// asks the board on the worker and shows the last answer; it works out no
// verdict and no sum itself. While figures are under embargo the answer is shown
// without figures, turnout, verdicts and what was changed: who has reported is
// all that is left.
//
// An import is shown in three lists before it is done, and is then done whole or
// not at all. Only a folder that somebody chose to watch imports what arrives at
// once; what it refuses is on record and in the lists all the same.
package rollup
