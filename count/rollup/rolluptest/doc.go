// Package rolluptest makes certified sheets for tests of the roll-up and of
// everything that carries sheets: those of real ratification votes, as far as
// they were published, and sample ones of any number.
//
// Of a real place only yes, no and, where they were printed, void ballots,
// abstentions (counted as blank) and the roll are known. Whatever else a sheet
// needs is invented and marked so in its count.SampleMark: batches, tellers,
// times, account, blank and void. The source of the row stands beside it.
//
// One of the real places cannot be certified: at Danville, in the carhaul vote
// of 2008, 11 votes were reported on one question and 12 on the other of the
// same paper. Its sheet carries the errors, and a roll-up has to refuse it.
package rolluptest
