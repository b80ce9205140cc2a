// Package paper is what the window asks about paper: [Paper.AskForms] saves and
// prints the guide, the tally forms and the blank sheets of package export/paper,
// and [Paper.AskImport] reads a count that was kept by hand into the open count.
//
// Reading, drawing and saving happen on the worker. An import is looked at
// first, and everything that has to be put right is listed; then it is asked for
// once more with what it will do, and carried out whole or not at all.
package paper
