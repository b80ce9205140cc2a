//go:build !unix

package journal

import "os"

// hardLinks takes every file to have one name: on Windows finding out takes
// another handle of the file.
func hardLinks(os.FileInfo) uint64 { return 1 }
