// Package sound is the one sound of the program: the short knock at each fifth
// stroke of a tally, for whoever looks at the ballots and not at the screen.
//
// Fyne makes no sound, and a library that does would bring C along. So the
// sound, a WAV of some kilobytes that is worked out at start, is given to the
// system: on Windows to winmm.dll, on macOS to afplay, elsewhere to the first
// that is there of pw-play, paplay and aplay, from a file in the cache folder.
//
// What is promised:
//
//   - [Player.Tally] never waits: a key is never late for a sound. While one is
//     being played no other is begun, and those in between are left out.
//   - A computer without a player, or whose player fails, stays silent, and
//     [Player.Works] says so.
//   - Nothing is told by the sound alone. The cue stands on the screen too.
package sound
