// Package account is the screen of the ballot account: every paper must be
// somewhere. The equations of the voting method stand below one another; each
// number is typed once, in the first equation that has it, and is plain text
// wherever it is used again. Below them are the roll, which two tellers may
// correct, the challenge log and the void log. A row of a log that was entered by
// mistake is withdrawn by two tellers: it stays, says so, and has no buttons.
//
// A number goes to the desk when its cell is left, one command for each line
// that was changed. What the equations come to is read from the snapshot that
// comes back: the screen adds nothing up.
//
// The window calls [Screen.Update] with every snapshot while the screen is
// shown.
package account
