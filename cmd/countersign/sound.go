package main

import (
	"os"
	"path/filepath"

	"countersign/ui/sound"
)

// sounds plays with what this computer has; the file for it lies in the cache.
func sounds() *sound.Player {
	folder, err := os.UserCacheDir()
	if err != nil {
		folder = os.TempDir()
	}
	return sound.New(filepath.Join(folder, "countersign"))
}
