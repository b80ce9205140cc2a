// Package certify is step 5 of a count: the figures are read back line by line,
// every teller opens a key with a passphrase, and all sign what was read.
//
// # The order
//
// While findings stand, the screen says how many and goes to the checks. After
// that one recorder reads aloud from the paper and the other answers for each
// line, with Space (it is right), X (it is wrong) or Up (back). When every line
// has been read, the passphrases are asked for. When the keys of everybody who
// has to sign are open, the record is made and its digest shown: that digest,
// and no other, is what Ctrl+Enter signs. A teller who signs later, on another
// computer, is named by a certificate; as many as the definition asks for, and
// the chief teller, sign here.
//
// # What is promised
//
//   - A wrong passphrase signs nothing and opens nothing.
//   - If the count changes between the first line and the signature, nothing
//     is signed, the open keys are forgotten and reading begins again.
//   - Keys are opened and used on the worker. Passphrases are forgotten as soon
//     as they have been tried; where a teller's key file lies is kept in the
//     preferences of the program under [KeyPreference].
//
// [Signatures] is the part that asks for passphrases. The export screen uses it
// too, after the program was closed between signing and exporting.
package certify
