// Package hall is the chief teller's board: how the count of a hall stands, in
// letters for the last row. It shows where the batches are, what each table has
// in hand, who fell silent, what waits for a recount, how fast it goes and when
// it will end. No figure of a ballot is on it, so that it can be shown to
// everybody while the count goes on.
//
// Nothing can be done here but to scroll and to leave. The window calls
// [Screen.Update] with every snapshot while the screen is shown.
package hall
