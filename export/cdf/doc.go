// Package cdf writes a roll-up as an election results report in the common data
// format of NIST SP 1500-100 version 2, as JSON, for programs of other people.
//
// # How a ratification becomes an election
//
//	coalition, union, unit, place   ReportingUnit, Type "other", the level in
//	                                OtherType, each composed of those below it
//	the vote                        Election, Type "other" (ratification)
//	a question of the coalition     one BallotMeasureContest
//	a question of each union, unit  one contest for each of those to which it is
//	  or place                      put
//	yes, no                         two BallotMeasureSelections, with VoteCounts
//	                                of every body from which figures came
//	blank                           Undervotes of OtherCounts
//	void                            nothing in the standard fits a void vote of
//	                                one question: in Notes, line by line
//	ballots                         BallotCounts of each place; BallotsRejected
//	                                is the challenged ones that nobody ruled on
//	rule                            PassageThreshold, in words
//	what the rule says of a body    the standard has no place for it: in Notes
//	missing and refused places      CountStatus; why, in Notes
//
// Codes are joined by underscores, which no code holds: "gp-AFSCME_JN-7_749". A
// vote under embargo and a sample say so in Notes; a sample is a test report.
//
// The published schema takes negative figures and references to nothing. Write
// therefore checks its own report before it gives it away: every reference
// names something, no identity is there twice, no figure is negative or larger
// than the body that it is of, unless a corrected roll below it waits to be
// accepted: Notes say so.
package cdf
