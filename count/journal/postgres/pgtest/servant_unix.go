//go:build unix

package pgtest

import (
	"os"
	"syscall"
)

const interrupt = syscall.SIGINT // "fast shutdown"

func asServant() *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{Setpgid: true}
	if uid, gid, err := servant(); err == nil && os.Geteuid() == 0 {
		a.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	return a
}
