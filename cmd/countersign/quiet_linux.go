package main

import (
	"fmt"
	"os"
	"syscall"
)

// quiet sends what the Go runtime says in a crash, with the values that were
// being worked on, to the watcher alone: a desktop keeps the error output of its
// programs in a log for months. On a terminal somebody is looking.
func quiet() error {
	info, err := os.Stderr.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice != 0 {
		return err
	}
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("the error output goes on: %w", err)
	}
	defer func() { _ = null.Close() }()
	if err := syscall.Dup3(int(null.Fd()), int(os.Stderr.Fd()), 0); err != nil {
		return fmt.Errorf("the error output goes on: %w", err)
	}
	return nil
}
