// Package checks is the screen of the findings: errors, warnings and notes as
// the checks of package count give them, the sum that each was worked out from,
// a way to the spot that it points at, and the explanation of a warning by two
// tellers. The screen finds nothing itself.
//
// Each of the two tellers signs the explanation with the passphrase of their key,
// if they have one; the journal keeps the signatures, and the desk proves them.
//
// The window calls [Screen.Update] with every snapshot while the screen is
// shown.
package checks
