package main

import (
	"os"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// canMount asks whether this user may mount a disk in memory.
func canMount(t *testing.T) bool {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		return false
	}
	if err := syscall.Unmount(dir, 0); err != nil {
		t.Fatal(err)
	}
	return true
}

// mount makes a folder a disk of its own until the scenario ends: "mount out
// 100k" a small one, "mount out read-only" one that cannot be written.
func mount(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mount folder size|read-only")
	}
	dir, flags, options := ts.MkAbs(args[0]), uintptr(0), "size="+args[1]
	if args[1] == "read-only" {
		flags, options = syscall.MS_RDONLY, ""
	}
	ts.Check(os.MkdirAll(dir, 0o755))
	ts.Check(syscall.Mount("tmpfs", dir, "tmpfs", flags, options))
	ts.Defer(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
}
