// Package batches is the screen on which the recorders key the batches: the
// list of chips, the count cells of recorder A, the hand-over, the same cells
// for recorder B, and what both of them found. Instead of cells a recorder may
// have call mode (package call), whose totals go into the same entry.
//
// What is shown is worked out from the snapshot alone (see pick), so that a
// count which is opened again goes on where it stopped. The screen remembers
// three things of its own: which batch is looked at, who records which side,
// and the drafts, which are figures and ballots that were keyed and not closed
// yet. Drafts survive a change of screens and the end of the program (package
// draftfile): a count that is opened again stands on the same batch and cell.
//
// A and B finish a batch before the next is begun, or A counts every batch and
// then B does, as was chosen in setup. Either way the keyboard changes hands
// through the hand-over and nowhere else.
//
// In a counting hall a side is keyed only once this table has claimed it, and
// what is claimed is given back when it is closed or left (here, chance). One
// recorder may sit at a table alone and then goes from batch to batch, on
// whichever side is open, without a hand-over; two hand over as ever. A recount is
// claimed too, by the table that closed last, or by one that says so. What other
// tables do comes in between the keystrokes and never into the cells. An entry
// that could not be saved stays where it is until Enter saves it, once.
//
// What is promised:
//
//   - What A is keying is never in the window while B has the keyboard, nor the
//     other way round; what B has keyed is covered for whoever comes back.
//   - When a recorder closes, the cells leave the window and the draft is
//     forgotten. Nothing of one side is in any widget while the other keys.
//   - A key that was pressed for the screen before never starts the next
//     recorder: the button of the hand-over waits, see [widget.Button.Patient].
//   - A question that the desk refuses is answered beside the cells, in the
//     desk's own words, and what was typed stays.
//
// The window calls [Screen.Update] with every snapshot while the screen is
// shown.
package batches
