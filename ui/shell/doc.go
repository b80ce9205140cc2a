// Package shell holds the screens: the frame of the window ([Frame]), questions
// to the person ([Ask]), work away from the window ([Worker], [Do]), and palette
// and text size ([Looks]).
//
// What is promised of a question: Enter does the safe thing, Escape cancels, the
// first field has the focus, the text says what will happen, and no command of
// the window runs while it is open.
//
// What is promised of work: it is done one after another in the order asked, its
// result comes back on the goroutine of the window, and a fault in it is an
// error for its asker, not the end of the program.
package shell
