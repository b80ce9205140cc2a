package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestTheProgramAndItsManifestSayTheSame(t *testing.T) {
	manifest, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	tally, err := os.ReadFile("../tally/main.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		fmt.Sprintf("ID = %q", id), fmt.Sprintf("Name = %q", name), fmt.Sprintf("Version = %q", version), fmt.Sprintf("Build = %d", build),
	} {
		if !strings.Contains(string(manifest), line) {
			t.Errorf("FyneApp.toml does not say %s", line)
		}
	}
	if !strings.Contains(string(tally), fmt.Sprintf("const version = %q", version)) {
		t.Error("tally has another version")
	}
}
