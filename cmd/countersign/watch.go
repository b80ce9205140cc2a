package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	"countersign/export/trust"
	"countersign/ui/crash"
)

// watchFolder is the variable that makes the program a watcher: a second
// process that takes what the Go runtime says when the first one crashes, and
// writes down of it what holds no figure and no name. The runtime itself can
// only write all of it to a file; so nothing but the report touches the disk.
const watchFolder = "COUNTERSIGN_WATCH"

// keeper keeps crash reports beside the list of compared keys.
func keeper() (crash.Keeper, error) {
	list, err := trust.DefaultPath()
	if err != nil {
		return crash.Keeper{}, err
	}
	return crash.NewKeeper(filepath.Dir(list), version), nil
}

// watched starts the watcher. It ends with this program, however that ends.
func watched(k crash.Keeper) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("crashes are not reported: %w", err)
	}
	says, hears, err := os.Pipe()
	if err != nil {
		return fmt.Errorf("crashes are not reported: %w", err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), watchFolder+"="+k.Folder)
	c.Stdin = says
	err = c.Start()
	_ = says.Close() // the watcher has its own
	if err != nil {
		_ = hears.Close()
		return fmt.Errorf("crashes are not reported: %w", err)
	}
	err = debug.SetCrashOutput(hears, debug.CrashOptions{}) // keeps a handle of its own
	_ = hears.Close()
	_ = c.Process.Release()
	if err != nil {
		return fmt.Errorf("crashes are not reported: %w", err)
	}
	return nil
}

// watch is the watcher: it waits for the end of the program, and writes a report
// if that says anything. Signals to both are for the program alone.
func watch(folder string) error {
	signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	debug.SetGCPercent(gcPercent)
	debug.FreeOSMemory() // it sleeps all night
	_, err := crash.NewKeeper(folder, version).Keep(os.Stdin, time.Now())
	return err
}
