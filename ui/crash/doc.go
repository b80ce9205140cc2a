// Package crash keeps what helps after the program has ended by itself: a
// report of where in its code it was, and where the person at the keyboard was.
// What was entered is not its business: the journal has that, and the draft
// beside it what was typed and not closed.
//
// # The report
//
// What the Go runtime says at the end of a program may hold figures and names:
// a panic prints its value, a stack prints the arguments of every call. None of
// that comes into a report. [Keeper.Keep] reads the runtime's words and writes
// down only what has the form of code, and of the cause only what the runtime
// itself has words for. A report is text in UTF-8:
//
//	countersign crash 1
//	program 0.1.0
//	system linux/amd64
//	go go1.26.8
//	at 2026-05-08T22:00:01Z
//	cause panic: runtime error: index out of range
//
//	goroutine [running]
//		countersign/ui.(*Window).take counting.go:103
//		countersign/ui/shell.attempt[...] worker.go:131
//
// Of a file its last name is kept, for a path may hold the name of a person. A
// report has at most 64 KiB. Reports lie in the folder "crashes", mode 0600,
// the newest 5 of them, each named by its time: crash-20260508-220001.txt.
//
// # Where the person was
//
// The file "open" is one line of JSON. It is written when a step of a count is
// shown and removed when the count is left, so that it is there at the next
// start only if the program did not end as it should:
//
//	{"count":"/media/sample/Local 11.count","step":2,"batch":7}
package crash
