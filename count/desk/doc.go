// Package desk is one count at work: commands go in, snapshots come out. It is
// the only writer of a journal.
//
// # Promises
//
// A command is checked against the state, written to the journal, and only
// then applied: an answer without an error means that the entry is on disk.
// DoAll keeps several commands as one: all of them, or none. A
// command that is refused changes nothing and says why, with a code and a
// sentence. Nothing is overwritten: the state is a fold over all commands that
// were ever accepted, and opening a count folds them again, each checked as on
// the day it was given, signatures with it.
//
// The recorders are blind to one another: no snapshot shows a figure of one
// side before both sides of the batch are closed.
//
// # A hall
//
// With a journal.Shared several desks work on one count. A command then waits
// for its turn, folds what the others wrote, is checked, and is written; Follow
// keeps a desk up to date in between. A close is read veiled until the other
// side of its batch is there, so that a recorder's machine never holds figures
// that its recorder may not see; a close in a hall carries a salt, so that they
// cannot be found by trying which figures give the event's hash.
// What a server had shown and not yet kept when it crashed is gone afterwards:
// a desk that had read it derives its state anew.
//
// # Commands
//
// A command is a JSON object on one line, with the member "do" and, if the
// sender wants to be sure, "place". DecodeCommand reads it strictly.
//
//	{"do":"appoint","name":"Ruth Pelletier","role":"recorder"}
//	{"do":"dismiss","name":"Ruth Pelletier"}
//	{"do":"hold","date":"2011-06-15","hall":"Hartford, Council 4 hall"}
//	{"do":"declare","batches":26}
//	{"do":"close","batch":7,"side":"A","recorder":"Ruth Pelletier","ballots":50,"answers":[
//	  {"question":"agreement","yes":21,"no":28,"blank":1,"void":0}, ...]}
//	{"do":"recount","batch":7,"by":["Ruth Pelletier","Luis Ortega"],"cells":[
//	  {"question":"agreement","cell":"no","value":28}]}
//	{"do":"reopen","batch":7,"side":"A","reason":"a folded ballot was found"}
//	{"do":"account","lines":[{"line":"printed","value":1700}, ...]}
//	{"do":"challenge","envelope":1,"ground":"not on the list"}
//	{"do":"rule","envelope":1,"ruling":"overruled","reason":"is on the list of the night shift"}
//	{"do":"void","batch":4,"question":"agreement","reason":"signed","ruled_by":"Marian Kowalczyk"}
//	{"do":"withdraw","log":"challenge","row":3,"reason":"entered twice","by":["...","..."]}
//	{"do":"correct roll","roll":1600,"reason":"...","by":["...","..."]}
//	{"do":"explain","finding":"A303 box","text":"...","by":["...","..."],"signatures":["...","..."]}
//	{"do":"mark sample","what":["account"],"source":"..."}
//	{"do":"certify","at":"...","signers":[...],"digest":"...","signatures":[...]}
//	{"do":"exported","folder":"Local 749","files":[{"name":"...","digest":"...","size":148213}, ...]}
//	{"do":"seal","number":"A 0412"}
//	{"do":"reopen count","reason":"...","by":["...","..."]}
//	{"do":"take over","batch":7,"side":"B","from":"table 3","by":"table 9"}
//
// A row is withdrawn from the log "challenge" by the number of its envelope, from
// the log "void" by its place there, from 1. It keeps that number: the next
// envelope is one more than the rows of the log, withdrawn ones among them.
//
// # Events
//
// An event is the compact JSON object {"seq":n,"at":"...","command":{...}}:
// its number from 1, the clock's reading, and the command as it was accepted.
// Event 1 holds the command "open" with the place and the whole definition, so
// that a journal can be understood without any other file.
package desk
