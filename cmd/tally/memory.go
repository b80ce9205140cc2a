package main

import (
	"os"
	"runtime/debug"
)

// What the program may hold, in bytes, before it tidies up ever more often. A
// hostile file stays under 256 MB so; the roll-up of a country is larger in
// itself, and a laptop has no more to spare than the most.
const (
	usualMemory = 180 << 20
	mostMemory  = 900 << 20
	placeMemory = 80 << 10 // of a place of a roll-up
)

// makeRoom sets the memory for what is so large beyond the usual.
func makeRoom(more int64) {
	// A roll-up lives long: fewer collections while there is room.
	debug.SetGCPercent(200)
	debug.SetMemoryLimit(usualMemory + min(more, mostMemory-usualMemory))
}

// makeRoomFor sets the memory for a roll-up that is about to be read.
func makeRoomFor(path string) {
	if info, err := os.Stat(path); err == nil {
		makeRoom(2 * info.Size())
	}
}
