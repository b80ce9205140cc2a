// Package keys asks for keys in the window, in the same words wherever one is
// needed: [Maker.Make] makes the key of a teller, or of the secretary who signs
// definitions and reports; [Maker.AskSigner] asks for a key file that exists, and
// makes one where there is none.
//
// Making and opening a key is slow by design and done on the worker. A passphrase
// is taken out of its field before that and kept nowhere.
package keys
