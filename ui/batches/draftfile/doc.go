// Package draftfile keeps on disk what a recorder has typed and not closed yet,
// beside the count: NAME.count.draft. It survives the end of the program and of
// the power; nothing in it counts.
//
// # The file
//
// Two lines, each ended by 0x0A: the format line
//
//	countersign draft 1
//
// and one JSON object without white space, its members in this order:
//
//	{"place":"LAMP/L-1/11",     place of the count
//	 "vote":"...",              digest of the definition
//	 "began":"...",             when the count was begun
//	 "seq":12,"last":"...",     number and time of the journal's last event
//	 "kept":"...",              when this was written
//	 "recorders":["..","..."],  who keys side A and side B
//	 "at":{"batch":7,"question":"agreement","cell":"no"},
//	 "entries":[{"batch":7,"side":"A","recorder":"...","stamp":0,"ballots":50,
//	   "calling":false,
//	   "typed":[{"question":"agreement","cell":"yes","text":"21"}],
//	   "called":"ynnn"}],
//	 "recounts":[{"batch":3,"stamp":1,
//	   "typed":[{"question":"agreement","cell":"no","text":"28"}]}]}
//
// "at" is the cell that had the keyboard. An entry is one side of one batch, the
// side whose turn it is: never both sides of a batch. "stamp" is how often the
// batch was recounted and reopened. "text" is 1 to 9 digits. "called" is the
// ballots of call mode in their order, a letter for each question: y, n, b, v.
// [Parse] refuses what [File.Bytes] would not have written.
//
// # What fits
//
// A draft belongs to one count and one moment of it: place, definition and
// beginning are those of the count, and the journal has not fewer events than
// it had ([File.Of]). An entry is taken only while its side is open and the
// batch has neither been recounted nor reopened since; that is for the screen
// to see. What does not fit is removed.
//
// # Writing
//
// [Keeper.Write] writes to NAME.count.draft.new (mode 0600), syncs, renames it
// over the draft, and syncs the folder. It belongs on a worker. [Keeper.Put] is
// quick and belongs to the goroutine of the window: of several drafts that come
// while the disk is busy only the newest is written, so that a draft is on disk
// one write after the key.
package draftfile
