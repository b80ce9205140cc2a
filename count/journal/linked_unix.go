//go:build unix

package journal

import (
	"os"
	"syscall"
)

// hardLinks is how many names a file has on its disk.
func hardLinks(fi os.FileInfo) uint64 {
	if s, ok := fi.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Nlink)
	}
	return 1
}
