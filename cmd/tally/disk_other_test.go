//go:build !linux

package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// Other systems mount no disks for a test.
func canMount(*testing.T) bool { return false }

func mount(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no disk can be mounted here") }
