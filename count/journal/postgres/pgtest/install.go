package pgtest

import (
	"errors"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// places holds where packages put the server's programs, which Debian keeps
// out of the PATH.
var places = []string{
	"/usr/lib/postgresql/*/bin",
	"/usr/pgsql-*/bin",
	"/opt/homebrew/opt/postgresql@*/bin",
	"/usr/local/opt/postgresql@*/bin",
}

// programs is the folder of initdb and postgres, the newest there is.
func programs() (string, error) {
	var found []string
	for _, p := range places {
		dirs, err := filepath.Glob(p)
		if err != nil {
			return "", err
		}
		found = append(found, dirs...)
	}
	slices.SortFunc(found, func(a, b string) int { return release(b) - release(a) })
	if p, err := exec.LookPath("initdb"); err == nil {
		found = append(found, filepath.Dir(p))
	}
	for _, dir := range found {
		if _, err := os.Stat(filepath.Join(dir, "postgres")); err == nil {
			return dir, nil
		}
	}
	return "", errors.New("PostgreSQL is not installed: apt-get install postgresql")
}

// release is the 15 of /usr/lib/postgresql/15/bin.
func release(dir string) int {
	n, err := strconv.Atoi(strings.TrimLeft(filepath.Base(filepath.Dir(dir)), "abcdefghijklmnopqrstuvwxyz-@"))
	if err != nil {
		return 0
	}
	return n
}

// servant is the user that the server runs as when the tests run as root, for
// whom PostgreSQL does not run: its package's own, else nobody.
func servant() (uid, gid int, err error) {
	if os.Geteuid() != 0 {
		return os.Geteuid(), os.Getegid(), nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		u, err = user.Lookup("nobody")
	}
	if err != nil {
		return 0, 0, err
	}
	uid, err = strconv.Atoi(u.Uid)
	if err != nil {
		return 0, 0, err
	}
	gid, err = strconv.Atoi(u.Gid)
	return uid, gid, err
}
