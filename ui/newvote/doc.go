// Package newvote is the screen on which a coalition's secretary makes a vote
// definition: choose the workbook that was filled in, see its faults by cell, or
// the structure and the rules in words; choose the rule of each question from the
// named examples; save the definition (.vote), save its printed page for the
// minutes, and sign it with a key.
//
// The workbook is read and judged by package plan; nothing is judged here. A file
// is written once: a definition that was signed is another file beside the one
// that was not.
//
// By keyboard: Ctrl+Enter does what comes next, Ctrl+I chooses another workbook,
// Ctrl+9 saves the template, Ctrl+P saves the printed page, F6 goes from rule to
// rule, F8 to the next fault or the next union. In a rule, Left and Right choose, Space lists them.
package newvote
