package journal

import (
	"os"
	"sync"
)

// held are the count files that this process has open. The lock of the
// operating system guards against other processes only, and on Unix it is lost
// as soon as this process closes any second handle of the file: so a file that
// is held is not even looked into.
var held struct {
	sync.Mutex
	files []os.FileInfo
}

// hold claims the file for this process, or says that it is taken.
func hold(fi os.FileInfo) bool {
	held.Lock()
	defer held.Unlock()
	for _, h := range held.files {
		if os.SameFile(h, fi) {
			return false
		}
	}
	held.files = append(held.files, fi)
	return true
}

// letGo gives the file back.
func letGo(fi os.FileInfo) {
	held.Lock()
	defer held.Unlock()
	for i, h := range held.files {
		if os.SameFile(h, fi) {
			held.files = append(held.files[:i], held.files[i+1:]...)
			return
		}
	}
}
