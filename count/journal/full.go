package journal

import (
	"errors"
	"syscall"
)

// isFull reports whether the disk, or the share of it that the person may use,
// is full. Windows has numbers of its own for it: ERROR_HANDLE_DISK_FULL and
// ERROR_DISK_FULL, which name other things elsewhere.
func isFull(err error) bool {
	var n syscall.Errno
	return errors.As(err, &n) && (n == syscall.ENOSPC || windows && (n == 39 || n == 112))
}
