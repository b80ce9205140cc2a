// Package setup is the first step of a count: which place is counted ([Begin],
// before there is a count), and then how many batches there are, who the
// tellers are, and the key with which each teller signs ([Screen]).
//
// A teller's key is a file under a passphrase of the teller's own. Where it lies
// is remembered in the preferences of the program under
// certify.KeyPreference, and its fingerprint beside that, so that it can be
// compared with the paper without opening the key again.
package setup
