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

// isName reports whether no file can have the name. Windows has
// ERROR_INVALID_NAME and ERROR_FILENAME_EXCED_RANGE.
func isName(err error) bool {
	var n syscall.Errno
	if !errors.As(err, &n) {
		return false
	}
	switch n {
	case syscall.ENAMETOOLONG, syscall.ENOTDIR, syscall.ELOOP:
		return true
	}
	return windows && (n == 123 || n == 206)
}
