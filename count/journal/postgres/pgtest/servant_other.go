//go:build !unix

package pgtest

import (
	"os"
	"syscall"
)

var interrupt = os.Interrupt

func asServant() *syscall.SysProcAttr { return nil }
