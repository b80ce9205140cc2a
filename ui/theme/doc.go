// Package theme is the look of the desktop program: three palettes, one type
// scale and the state icons, all as values of one fyne.Theme.
//
// Make one with [New] and hand it to the app's settings; to change the palette
// or the text size, make another and hand that over. A theme never changes
// after it was made, so it may be shared.
//
// What is promised:
//
//   - Colour means state and nothing else, and no state is told by colour alone:
//     each has an icon of its own shape (octagon, triangle, square, disc, dashed
//     ring, half disc) and the widget adds the word.
//   - Every pair of text and ground has a contrast of at least 4.5 to 1, of large
//     text and of what is no text at least 3 to 1 (WCAG 2.2, success criteria
//     1.4.3 and 1.4.11). Tests measure it on every screen, as it is painted.
//   - Text sizes follow View > Larger text. Spaces, radii and line widths do not.
//     Up to 150 % every screen fits the smallest window; at 175 and 200 % the
//     window moves over the screen and follows the keyboard.
//   - Nothing moves: no theme of this package animates.
//
// The bundled Noto Sans lacks arrows, check marks, not-equal signs and the true
// minus. Use an [Icon], an en dash, or words.
package theme
