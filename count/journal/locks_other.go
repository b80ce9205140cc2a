//go:build !unix

package journal

// keepsLocks asks nothing: on Windows every disk and shared folder knows locks.
func keepsLocks(string) bool { return true }
