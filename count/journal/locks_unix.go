//go:build unix

package journal

import (
	"errors"
	"os"
	"syscall"
)

// keepsLocks asks whether the disk with the file knows locks at all: some
// shared folders do not, and SQLite takes that for a lock that another program
// has. What cannot be asked is taken for a yes.
func keepsLocks(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return true
	}
	defer f.Close() // nothing was written, and this program has no lock to lose
	free := syscall.Flock_t{Type: syscall.F_RDLCK, Start: 1 << 30, Len: 1}
	err = syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &free)
	for _, no := range []error{syscall.ENOLCK, syscall.ENOSYS, syscall.EOPNOTSUPP, syscall.EINVAL} {
		if errors.Is(err, no) {
			return false
		}
	}
	return true
}
