// Package rule decides: from a rule that is data, and from what is known of
// each place, it says of every body whether the question passes, fails or is
// open, and why.
//
// # Use
//
// Evaluate takes a definition and what is known of places; New and Set do the
// same one place after the other, working out again only what a place can
// change. Result and Results are the outcomes, Explain their reasons, Open the
// places that can still change one, Consequences what follows for whom, Effect
// what challenged or void ballots could do (C401, C402).
//
// # Promises
//
// Whole numbers only: shares are compared by cross-multiplication, in 128 bits
// and more. The order in which places arrive changes nothing.
//
// A verdict other than open is proved: no way in which the places that are out
// and the challenged ballots can end gives another one. What may still happen
// at a place is everything from nobody to its whole roll, split in any way over
// yes, no, blank and void; where the roll is not known there is no limit but
// the roll that the definition states for a body above. That a roll is
// corrected, or a question turns out not to be put, is not foreseen: it is a
// new fact, and evaluated when it comes.
//
// Open is exact, which means that both outcomes can still happen, once one
// place of the body has been counted and the rolls below it are known, for one
// votes or turnout condition and for one count or weighing of children that
// are themselves exact, and for all and any of counts and weighings that want
// more for, or fewer against. Elsewhere it can be said too long, never too
// short: conditions on the same ballots are tried together two by two, as if
// ballots could be split; ballots of two questions that stand on one paper, a
// class beside the whole, and children who share what is left of a roll above
// them are not.
//
// # The format
//
// A rule is the member tree of a question's rule (count.RuleTree): its version,
// and one condition for each level that votes. What is not of that form is
// refused. Here 14 of 15 unions, and 80 % per capita:
//
//	{"version": 1, "levels": [
//	  {"level": "union", "rule": {"votes": {"cell": "yes", "compare": "more than", "share": "1/2", "of": "valid"}}},
//	  {"level": "coalition", "rule": {"all": [
//	    {"children": {"level": "union", "stand": "for", "compare": "at least", "number": 14, "absent": "stays"}},
//	    {"children": {"level": "union", "stand": "for", "by": "members", "compare": "at least", "share": "4/5", "absent": "stays"}}]}}]}
//
// Eleven unions of fifteen for it: "11 of 15 unions yes, 4 no; needs at least
// 14 of 15 yes: not reached". The level that decides the question has a rule;
// the others say how bodies vote as a bloc. At a level, a body in which no
// place voted did not vote, unless "default" says that it then passes or fails.
//
// The conditions, each with an example and what becomes of it:
//
//	{"votes": {"cell": "no", "compare": "at least", "share": "2/3", "of": "valid"}}
//	{"votes": {"cell": "yes", "compare": "more than", "share": "1/2", "of": "valid", "tie": "passes"}}
//
// The ballots of the body are summed. cell is yes or no; compare is "at least",
// "more than", "at most" or "less than"; of is valid (yes and no), cast (and
// void), ballots (and blank), present (by the register, and whoever voted) or
// eligible. 1,204 no of 1,846 valid is not at least two thirds, which is 1,231.
// A least number needs one vote at any rate. tie is what as many yes as no makes
// of it.
//
//	{"turnout": {"counting": "ballots", "compare": "at least", "share": "1/2"}}
//
// Of the eligible members; 92,604 of 209,043 is not half, which is 104,522.
//
//	{"children": {"level": "union", "stand": "against", "by": "members", "compare": "at most", "share": "1/3", "absent": "leaves"}}
//	{"children": {"level": "local", "stand": "for", "by": "delegates", "numbers": [{"body": "U/N/1", "number": 256}, {"body": "U/N/2", "number": 188}],
//	  "compare": "more than", "share": "1/2", "absent": "stays"}}
//
// The bodies of a level below, by their own verdicts; with "question", by those
// on another one. by is members (per capita), delegates or numbers (both
// listed, one for each body); without it every body is one. The winner of a
// body takes all its weight. There is a number or a share. absent says what
// becomes of a body that did not vote: it stays in the denominator, leaves it,
// or is against. A third of 16 unions is 5: with 6 against it is not kept.
//
//	{"outcome": {"question": "agreement", "level": "coalition"}}
//
// Holds where that question passes, here or at the body above of that level.
//
//	{"among": {"name": "skilled trades", "bodies": ["UAW/TRADES"], "rule": {"votes": ...}}}
//
// The ballots of a class of members only, for rules of a union or the
// coalition.
//
//	{"declared": {"fact": "board", "words": "the executive board lets it stand"}}
//
// Open until Declare says that it is so, or is not.
//
//	{"if": {"when": {"turnout": ...}, "then": {"votes": ...}, "else": {"not": {"votes": ...}}}}
//	{"all": [...]}  {"any": [...]}  {"not": ...}
//
// With the turnout and the two-thirds no above, 42,356 yes and 50,248 no of
// 209,043 is ratified: under half voted, and the no are not two thirds.
//
// Consequences are said of each body of a level, the first one that fits:
//
//	"consequences": [{"level": "unit", "when": [{"question": "agreement", "level": "coalition", "is": "passes"},
//	  {"question": "contract", "level": "unit", "is": "fails"}], "words": "no layoff protection for this unit"}]
//
// A question without a tree has the rule that its majority makes, at the level
// that it applies to. Where another level decides, how it does is in the words
// of the rule only, and stays open here.
//
// # Rule files and tables of cases
//
// A *.rule file is Named in JSON: a rule with its source, to be copied into a
// definition. A table of cases, ParseCases, states rules, figures and what has
// to come out; "tally rule test" runs it. testdata/golden.cases holds the rules
// and results of real unions with their sources, and is the example to follow.
package rule
