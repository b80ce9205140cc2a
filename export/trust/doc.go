// Package trust keeps the trust list: which tellers' keys somebody has compared
// with the ink-signed sheet, and which are refused.
//
// [Read] gives what the list comes to, [Known], which is a [sign.Trust]. [Add]
// puts entries in. Between two calls the file is free for other programs.
//
// # Comparing
//
// A key that no issuer vouches for is confirmed once. A [Challenge] names two
// of the five groups of the key's short fingerprint, chosen by chance; somebody
// reads them on the ink-signed sheet and types them. Whoever wants to pass off
// another key must have made one that agrees in groups that nobody could
// foresee, and who compares cannot just nod.
//
// # The file
//
// A trust list is a file of package journal, and has its promises: nothing is
// overwritten, and every event is chained to the ones before it. Each call of
// Read and Add proves the whole chain. An event is one line of JSON, its
// members in this order, those in brackets left out if empty, no escapes but
// those that JSON demands:
//
//	format    "countersign trust 1"
//	what      "confirmed" or "refused"
//	key       the fingerprint, all 16 groups
//	name      whose key it is, as its certificate says
//	[place]   UNION/UNIT/LOCAL of the sheet; none for a vote definition
//	[groups]  confirmed only: the two groups compared, from 1, in order
//	by        who compared or refused; not the holder of the key
//	at        when, RFC 3339
//	[reason]  needed to refuse a key, and to confirm one that was refused
//
// The events of a key are taken in their order. A confirmation adds its place
// to those that the key is trusted for. A refusal takes them all away; a later
// confirmation begins anew.
//
// What the chain cannot show is that the last events were cut off: a list that
// matters to others is kept where only its owner writes.
package trust
