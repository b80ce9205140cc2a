// Package setup is the first step of a count: which place is counted ([Begin],
// before there is a count), and then where and on which day, how many ballots
// and batches there are, who the tellers are, and the key with which each teller
// signs ([Screen]).
//
// A definition that carries signatures shows who made them. One that was changed
// after it was signed (S502) begins no count.
//
// In which order the recorders work is remembered under [OrderPreference], and
// the hall of a vote's last count under "setup.hall:" and the vote.
//
// A teller's key is a file under a passphrase of the teller's own. Where it lies
// is remembered in the preferences of the program under
// certify.KeyPreference, and its fingerprint beside that, so that it can be
// compared with the paper without opening the key again.
package setup
