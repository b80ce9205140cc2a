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
//   - Every pair of text and ground that the widgets use has a contrast of at
//     least 4.5 to 1 (WCAG 2.2, success criterion 1.4.3). A test measures it.
//   - Text sizes follow the multiplier of View > Text size. Spaces, radii and
//     line widths do not.
//   - Nothing moves: no theme of this package animates.
//
// The bundled Noto Sans lacks arrows, check marks, not-equal signs and the true
// minus. Use an [Icon], an en dash, or words.
package theme
