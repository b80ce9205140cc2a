// Package tour leads a person who has never seen the program through a whole
// count of the training vote: three batches, one figure in which the recorders
// differ, a line of the account that has to be counted again, the checks, the
// signatures and the files. It takes about five minutes and the keyboard.
//
// The count is a real one on the real screens. What is to be done next is read
// from the count itself ([At]): a step is done when it is in the journal, so the
// tour can be left and gone on with at any time, on another day too. A [Coach]
// stands beside the screen and says one thing at a time; it never touches the
// count, except that it gives the command of a step that is skipped.
//
// Who counts, and every figure, is a sample.
package tour
