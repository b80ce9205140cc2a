package main

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	if err := os.Chdir(filepath.Join("..", "..")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// TestWhatIsInstalledSaysWhatTheManifestSays compares everything that names the
// program with FyneApp.toml.
func TestWhatIsInstalledSaysWhatTheManifestSays(t *testing.T) {
	at, err := readManifest("FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	for file, words := range map[string][]string{
		"cmd/tally/main.go":                       {`const version = "` + at.Version + `"`},
		"cmd/countersign/main.go":                 {`"` + at.ID + `"`, `"` + at.Name + `"`, `"` + at.Version + `"`},
		".ci/release/linux/" + at.ID + ".desktop": {"Name=" + at.Name + "\n", "Icon=" + at.ID + "\n"},
		".ci/release/linux/" + at.ID + ".xml":     {`<icon name="` + at.ID + `"/>`},
		".ci/release/linux/install":               {at.ID + ".desktop"},
	} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if !strings.Contains(string(b), w) {
				t.Errorf("%s does not say %s", file, w)
			}
		}
	}
}

func TestAManifestWithoutAVersionIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "FyneApp.toml")
	for _, text := range []string{
		"", "ID = \"a\"\nName = \"A\"\nBuild = 1\n", "ID = \"a\"\nName = \"A\"\nVersion = \"1.0\"\nBuild = 1\n",
		"ID = \"a\"\nName = \"A\"\nVersion = \"1.0.0\"\nBuild = x\n", "Name = \"A\"\nVersion = \"1.0.0\"\nBuild = 1\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if at, err := readManifest(path); err == nil {
			t.Errorf("%q was read as %+v", text, at)
		}
	}
}

// TestEveryKindOfFileIsKnownToEverySystem reads the files that tell a desktop
// which program opens what.
func TestEveryKindOfFileIsKnownToEverySystem(t *testing.T) {
	linux := filepath.Join(releaseFolder, "linux", "org.countersign.desk")
	desktop, err := os.ReadFile(linux + ".desktop")
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(linux + ".xml")
	if err != nil {
		t.Fatal(err)
	}
	var info struct {
		Types []struct {
			Type string `xml:"type,attr"`
			Glob struct {
				Pattern string `xml:"pattern,attr"`
			} `xml:"glob"`
		} `xml:"mime-type"`
	}
	if err := xml.Unmarshal(b, &info); err != nil {
		t.Fatal(err)
	}
	if len(info.Types) != len(kinds) {
		t.Errorf("%d types, %d kinds of files", len(info.Types), len(kinds))
	}
	for _, m := range info.Types {
		end := strings.TrimPrefix(m.Glob.Pattern, "*")
		if kinds[end] != m.Type || !strings.Contains(string(desktop), m.Type+";") {
			t.Errorf("%s is %s, which is another type, or the program does not open it", end, m.Type)
		}
	}
	script, err := os.ReadFile(filepath.Join(releaseFolder, "windows", "installer.nsi"))
	if err != nil {
		t.Fatal(err)
	}
	for end := range kinds {
		for _, macro := range []string{"Kind", "NoKind"} {
			if !strings.Contains(string(script), "!insertmacro "+macro+` "`+end[1:]+`"`) {
				t.Errorf("the installer for Windows has no %s of %s", macro, end)
			}
		}
	}
}

func TestTheDesktopFileIsValid(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(releaseFolder, "linux", "*.desktop"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if out, err := exec.Command("desktop-file-validate", files[0]).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestTheWindowsIconHasEverySize reads the head of the icon as Windows does.
func TestTheWindowsIconHasEverySize(t *testing.T) {
	ico, err := iconICO()
	if err != nil {
		t.Fatal(err)
	}
	if n := int(binary.LittleEndian.Uint16(ico[4:])); n != len(iconSizes) {
		t.Fatalf("%d sizes", n)
	}
	for i, size := range iconSizes {
		e := ico[6+16*i:]
		n, start := binary.LittleEndian.Uint32(e[8:]), binary.LittleEndian.Uint32(e[12:])
		p, err := png.DecodeConfig(bytes.NewReader(ico[start : start+n]))
		if err != nil || p.Width != size || p.Height != size || int(e[0]) != size%256 {
			t.Errorf("size %d: %+v, %v", size, p, err)
		}
	}
}

// TestEverythingInTheProgramsHasALicence is what the archives ship.
func TestEverythingInTheProgramsHasALicence(t *testing.T) {
	for _, name := range []string{"linux", "windows"} {
		b, err := licences(systems[name])
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range []string{"fyne.io/fyne/v2 ", "modernc.org/sqlite ", "github.com/go-gl/glfw", "Go, its standard library", "SIL OPEN FONT LICENSE", "DejaVu"} {
			if !strings.Contains(string(b), w) {
				t.Errorf("%s: nothing of %s", name, w)
			}
		}
	}
}

func TestWhatHasNoLicenceIsRefused(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"licence.go", "README.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("package none"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := licencesIn(dir); err != nil || len(found) > 0 {
		t.Errorf("found %v, %v", found, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "COPYING"), []byte("sample"), 0o600); err != nil {
		t.Fatal(err)
	}
	if found, err := licencesIn(dir); err != nil || len(found) != 1 {
		t.Errorf("found %v, %v", found, err)
	}
}

// TestArchivesAreTheSameBytes packs one tree twice, the second time in another
// order.
func TestArchivesAreTheSameBytes(t *testing.T) {
	at := time.Unix(1_800_000_000, 0).UTC()
	a := tree{{"a/x", 0o755, []byte("1")}, {"a/b/y", 0o644, []byte("2")}}
	b := tree{a[1], a[0]}
	dir := t.TempDir()
	pack := func(w tree, name string) []byte {
		path := filepath.Join(dir, name)
		err := w.tarXZ(path, at)
		if strings.HasSuffix(name, ".zip") {
			err = w.zip(path, at)
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for _, end := range []string{".tar.xz", ".zip"} {
		if !bytes.Equal(pack(a, "1"+end), pack(b, "2"+end)) {
			t.Errorf("%s: other bytes", end)
		}
	}
}
