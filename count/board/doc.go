// Package board is a secretary's roll-up at work: files that were verified come
// in, words of people about them come in, and the state of the whole vote comes
// out. It is the only writer of a roll-up's journal.
//
// # Promises
//
// Nothing is overwritten: a board is a fold over the events of its journal, and
// opening it folds them again. What Import and the words of people
// acknowledged is on disk. An import is taken whole or not at all. The
// order of arrival changes nothing (package rollup says why).
//
// # Events
//
// The journal is that of package journal, in a file that ends in .rollup. An
// event is the compact JSON object {"seq":n,"at":"...","do":{...}}: its number
// from 1, the clock's reading, and one of these with exactly one member:
//
//	{"open":{"vote":{...},"digest":"...","revisions":"wait"}}   always the first, only there
//	{"file":{...}}                                    rollup.Kept: what a file holds, or why nothing of it counts
//	{"roll":{"place":"...","roll":1600,"by":"...","why":"..."}}
//	{"revision":{"place":"...","number":2,"digest":"...","by":"...","why":"..."}}   the one that waited counts
//	{"confirm":{"key":"...","groups":[2,5],"by":"...","name":"...","place":"..."}}   the groups that were typed back from the paper, from 1
//	{"distrust":{"key":"...","by":"...","why":"..."}}
//	{"absent":{"place":"...","by":"...","why":"..."}}    nobody voted there
//	{"early":{"by":"...","why":"..."}}                the embargo was ended before its time
//
// A roll-up whose first event has no "revisions" was begun when the newest
// revision of a place counted at once. It is opened, and goes on, as it was
// decided then: no revision waits in it.
//
// A "confirm" without "name" and "place" was said before they were asked for. It
// holds for the names and places that the key had signed for by then.
//
// A trust list is its owner's, and others open the roll-up without it. So what it
// refuses is put on record (Heed) as a "distrust" in the name of who refused it,
// when the roll-up is shown, reported, imported into or opened in the window:
// from then on the key is distrusted for everybody. What a list takes back later
// changes nothing here, until the place sends a sheet that another key signed.
//
// The journal holds what the roll-up needs of each sheet, and the digest of its
// record; the files themselves stay where they are. Whoever doubts an entry
// verifies the file again and compares the digest.
//
// # Embargo
//
// Until the moment that the definition names, and until every place is in where
// it asks for that, a board is closed: Closed says why. A place is in for this
// when its sheet counts and its keys are confirmed (no R605), or when somebody
// said that nobody voted there; else a sheet that a stranger made would open
// figures while people vote. Where nobody ever confirms a key, a board so closed
// stays closed until somebody opens it early. It counts all the same; whoever
// shows figures asks first. Somebody may open it early, by name and with a reason,
// on record.
package board
