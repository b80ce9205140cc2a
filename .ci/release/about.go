package main

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// about is what every file says of the release.
type about struct {
	ID, Name, Version string
	Build             int
	Commit            string    // "unknown" outside a checkout
	Time              time.Time // of the commit
}

// manifestLine is a line of FyneApp.toml: a key and a value, quoted or not.
var manifestLine = regexp.MustCompile(`^\s*(\w+)\s*=\s*"?([^"]*)"?\s*$`)

// readManifest reads what FyneApp.toml says.
func readManifest(path string) (about, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return about{}, fmt.Errorf("the manifest cannot be read; start in the top folder: %w", err)
	}
	values := map[string]string{}
	for _, line := range strings.Split(string(b), "\n") {
		if m := manifestLine.FindStringSubmatch(line); m != nil {
			values[m[1]] = m[2]
		}
	}
	a := about{ID: values["ID"], Name: values["Name"], Version: values["Version"]}
	if a.Build, err = strconv.Atoi(values["Build"]); err != nil || a.ID == "" || a.Name == "" {
		return about{}, fmt.Errorf("%s has to say ID, Name, Version and Build", path)
	}
	if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(a.Version) {
		return about{}, fmt.Errorf("%s: version %q is not of the form 1.2.3", path, a.Version)
	}
	return a, nil
}

// readAbout adds what git knows to the manifest.
func readAbout() (about, error) {
	a, err := readManifest("FyneApp.toml")
	if err != nil {
		return a, err
	}
	a.Commit = "unknown"
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if b, err := exec.Command("git", "log", "-1", "--format=%H %ct").Output(); err == nil {
		commit, seconds, _ := strings.Cut(strings.TrimSpace(string(b)), " ")
		a.Commit = commit
		if epoch == "" {
			epoch = seconds
		}
		if dirty, err := exec.Command("git", "status", "--porcelain").Output(); err != nil || len(dirty) > 0 {
			a.Commit += " and changes that are not committed"
		}
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return a, fmt.Errorf("the time of the release is unknown: set SOURCE_DATE_EPOCH, or work in a checkout")
	}
	a.Time = time.Unix(seconds, 0).UTC()
	return a, nil
}
