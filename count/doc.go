// Package count is the vocabulary of a count, and its checks. It imports the
// standard library only, and every other room of the program speaks in its
// types: Vote is the definition, Tally what was found at a place, Finding what
// a check says of it, Sheet what the tellers certify.
//
// # Words
//
//	coalition > union > unit > local   the tree of a definition
//	place      where ballots of one unit of one local are counted: PlaceID. A
//	           unit without locals is one place
//	roll       the members who may vote
//	batch      a numbered bundle of ballots. Recorder A keys it (side A), then
//	           recorder B (side B); where they differ, that pile is recounted
//	cell       yes, no, blank or void, of one question of one batch
//	account    where every paper is: printed, issued, unused, in the box, ...
//	sheet      the certified result of a place, in revisions from 1
//	record     a sheet as the bytes that are signed (package export/record)
//
// # Where the next line goes
//
// A check is a function of a Tally in a file check_*.go and a row in the table
// of Check; its code gets a page in package assets/help. A member of the
// definition gets its fault in vote_check.go. What decides a question belongs to
// package rule, what happens in the course of a count to package desk.
//
// # The vote definition
//
// A .vote file is one JSON object in UTF-8, at most MaxVoteSize bytes. Its
// members are those of Vote, in any spacing, and the form of each is that of its
// type. DecodeVote refuses unknown members, one that is there twice or in
// another spelling, nesting deeper than 32, and text behind the end; ParseVote
// also whatever Faults lists.
//
//	{"format": "countersign vote 1", "id": "TRAINING", "title": "...", "revision": 1,
//	 "opens": "2026-05-08", "closes": "2026-05-09",
//	 "coalition": {"code": "SAMPLE", "name": "...", "roll": 1919, "unions": [
//	   {"code": "LAMP", "name": "...", "roll": 711, "units": [
//	     {"code": "L-1", "name": "...", "roll": null, "locals": [
//	       {"code": "13", "name": "...", "roll": 92}]}]}]},
//	 "questions": [{"id": "agreement", "title": "...", "short": "Agreement",
//	   "decided_by": "coalition", "paper": 1, "rule": {"words": "...",
//	     "majority": {"of": "valid", "more": true, "share": "1/2", "applies": "coalition"},
//	     "tree": {...}}}],
//	 "ballots": {"method": "in person", "batch_size": 50, "void_policy": "...",
//	   "tellers": {"least": 2, "roles": ["chief teller", "recorder"]}, "paper": "letter"},
//	 "thresholds": {"blank": "3/100", "void": "3/100", "turnout_low": "1/10",
//	   "turnout_high": "95/100", "small_cell": 5},
//	 "embargo": {"until": "", "all_in": false, "words": ""},
//	 "trusted": []}
//
//	code, id   1 to 24 letters, digits, points and hyphens, beginning with a
//	           letter or digit; unique among its neighbours, whatever the case
//	figure     0 to MaxCount, or null for one that nobody knows
//	share      two whole numbers up to 10,000: "3/100"
//	day        "2026-05-08"; moment: "2026-05-08T20:00:00-04:00"; "" for none
//	bytes      certificates and signatures, DER as base64
//
// A vote has 1 to 4 questions. The tree of a rule is specified in package rule.
// The digest of a definition is the SHA-256 of its Canonical form without the
// member "signatures", and each signature there is a detached CMS over those
// bytes (package export/sign): so spacing does not change it, nor who signed.
package count
