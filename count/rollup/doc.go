// Package rollup sums the certified sheets of many places into units, unions
// and the coalition, and says what was received, what is missing, and what was
// refused and why.
//
// # Use
//
// New takes the vote definition. Add takes one verified file after the other,
// in any order, and says what became of it. Report is the state of the whole
// tree at any moment. A Rollup is not made for several goroutines at once, and
// the definition must not be changed while it is in use.
//
// # Promises
//
// The report is a function of the files that arrived and of what people said:
// the order of arrival never changes it. A place is counted once. No figure comes from a refused file.
// Nothing is rounded. A figure that nobody has reported is unset, not zero.
//
// # Who is refused
//
// A file is refused whole when its verification found an error (R604, R606),
// when it is of another definition or of a place that the definition does not
// have (R601), when its tellers did not all sign (R604), or when its own
// figures do not hold (R610: every check is run again, and findings and results
// are worked out again and compared). Other files of the place still count. A
// warning of the verification (R605, R609) lets the sheet count, and the place
// is listed as unconfirmed. Report.KeysOpen is the reservation under which every
// verdict stands then.
//
// # Who is counted
//
// The first sheet of a place counts at once, whatever its revision. A later
// revision waits until the secretary accepts it (AcceptRevision); the old figures
// count meanwhile, and R607 says figure by figure what it changes. Of several
// that came in a row the newest waits, and is accepted for all of them. A PDF and
// a workbook with the same record are one sheet (R603); two records of one
// revision with the same figures are one revision, with the warning R609.
//
// So of the revisions that are here the newest that was accepted counts, else
// the oldest, unless two sheets contradict one another on the way down to it. R607
// names the revision that counted before. A revision that arrives before its predecessor counts as the first
// sheet until that is here; then it waits like any other.
//
// A place is a problem, and counts for nothing, when two sheets of a revision
// have different figures (R602: nobody here can know which one is right), or when
// a revision does not name the digest of the one before although that one is here
// (R608: somewhere there is another sheet, so that neither can be believed), and
// nobody has accepted a later one. What ends a problem is a sheet of the next
// revision that names one of the sheets here; the tellers have to certify it, and
// it waits for the secretary like any other: a stranger can make both. Nothing of
// the place counts meanwhile, and what was there before the problem does not count
// again. R602 and R608 stay among the findings of the place whatever counts. Where
// nobody has confirmed the keys of any of them, who confirms those of one sets the
// others aside, and it counts (Disputed lists the keys).
//
// Where the predecessor of a revision is not here, the file may have been lost;
// the chain is checked when it arrives. A sheet that a distrusted key signed is
// as if it had never come, also where its revision was accepted.
//
// # Whose keys
//
// A key is confirmed in one name and for one place, as in a trust list: at
// another place R605 asks again, and what it signs in another name is refused
// (R604). A key that the verification trusts, by the definition's issuers or by a
// list, is judged there, by its certificate's name and places.
//
// Anybody can make a sheet with keys of their own. Where a sheet of the place has
// confirmed keys, one that has not is set aside (R605): it neither counts nor
// disputes until its keys are confirmed. A revision that a confirmed one names is
// not, nor is a later one that contradicts nothing: it waits to be accepted.
//
// Roll-ups from before there was AcceptRevision counted the newest revision at
// once. CountAtOnce goes on with them as they were decided.
//
// # What is not expected yet
//
// A definition states the days of voting for all places together. A place of
// which nothing has come is not expected before the last of them (On).
//
// # Corrected rolls
//
// A sheet that corrects its roll (A308) waits for the secretary. Its figures
// count at once; its corrected roll counts from AcceptRoll on, and the roll of
// the definition until then. What is accepted is that roll: a later revision
// with another one waits again.
//
// # The roll of a unit, a union, the coalition
//
// The roll that the definition states for a body counts, changed by what
// accepted corrections below it add or take away; units that report as another
// one are added to that one. Where the rolls below made more than the one stated,
// what a correction takes away is first what the stated one never held. Where the
// definition states none, the rolls below are added, and one that is unknown
// leaves the sum unknown.
//
// # What is decided here
//
// Package rule judges: every body of a level that has a rule, on what is in and
// on all that can still come, so that a body passes or fails before its last
// place is in only where nothing can change it. A question without a rule tree
// is judged by its majority at the level that it applies to; where another level
// decides, that one stays open and the rule is printed in its words. A place
// did not vote when somebody says so, by name and with a reason; a sheet with
// figures is stronger than that word, and R611 says whose it contradicts.
package rollup
