package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"countersign/assets"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/ui/certify"
)

// The sample tellers, who have keys under one sample passphrase.
var tellers = []desk.Appoint{
	{Name: "Marian Kowalczyk (sample)", Role: count.ChiefTeller},
	{Name: "Ruth Pelletier (sample)", Role: count.Recorder},
	{Name: "Luis Ortega (sample)", Role: count.Recorder},
}

const passphrase = "sample passphrase"

// wholePlace has a roll that four batches of 50 fit into.
const wholePlace = "LAMP/L-1/11"

// The ballot account of those batches, from top to bottom. One signature is
// missing in the register: A303, a warning.
var accountLines = []string{"400", "202", "196", "2", "200", "0", "1", "1", "200", "1", "200"}

// TestAWholeCountByKeyboard takes a place with four batches from the first key
// to signed files, in a window of two sizes and palettes, without a mouse: both
// recorders, a planted difference and its recount, the account, a warning and
// its explanation, the read-back, three signatures, the export. Then programs
// that know nothing of the window look at the files.
func TestAWholeCountByKeyboard(t *testing.T) {
	for _, look := range []struct {
		name          string
		width, height int
		palette       int
	}{
		{"light-1280", 1280, 800, 0},
		{"contrast-1024", 1024, 768, 2},
	} {
		t.Run(look.name, func(t *testing.T) {
			env := newScreen(t, look.width, look.height)
			folder := t.TempDir()
			path := begun(t, filepath.Join(folder, "whole.count"), wholePlace, 4)
			prefer(t, env, folder, look.palette)
			p := start(t, env, path)
			p.look, p.width, p.height = look.name, look.width, look.height
			p.waitFor("shown step=2")
			p.focus()
			keyed := p.batches()
			p.account()
			p.checks()
			p.certify()
			files := p.export(filepath.Dir(path))
			p.keys("ctrl+1")
			p.picture("setup")
			p.keys("ctrl+k")
			p.waitFor("screen=verify")
			p.picture("verify")
			p.keys("ctrl+0")
			p.picture("home")
			p.stop()
			t.Logf("%d keys for 4 batches, both recorders", keyed)
			judged(t, files)
		})
	}
}

// begun is a count of a place of the training vote with tellers, and with
// batches, after some commands; it is closed again.
func begun(t testing.TB, path string, place count.PlaceID, batches int, commands ...desk.Command) string {
	t.Helper()
	text, _ := assets.Vote("training")
	v, err := count.ParseVote(text)
	if err != nil {
		t.Fatal(err)
	}
	j, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Create(context.Background(), j, v, place, desk.Options{Clock: time.Now, Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	first := []desk.Command{&desk.Declare{Batches: count.N(batches)}}
	for _, x := range tellers {
		first = append(first, &x)
	}
	for _, c := range append(first, commands...) {
		if _, err := d.Do(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// prefer writes what the program remembers: its palette, and where each
// teller's key lies.
func prefer(t *testing.T, env []string, folder string, palette int) {
	t.Helper()
	all := map[string]any{"looks.palette": palette, "export.folder": folder}
	for i, x := range tellers {
		k, err := signtest.NewKey(rand.Reader, sign.Identity{Name: x.Name, Role: string(x.Role), Local: "Sample local"}, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		p12, err := k.Seal(passphrase)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, strconv.Itoa(i)+".p12")
		if err := os.WriteFile(path, p12, 0o600); err != nil {
			t.Fatal(err)
		}
		all[certify.KeyPreference(x.Name)] = path
	}
	b, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	config := ""
	for _, v := range env {
		if dir, ok := strings.CutPrefix(v, "XDG_CONFIG_HOME="); ok {
			config = filepath.Join(dir, "fyne", id)
		}
	}
	if err := os.MkdirAll(config, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "preferences.json"), b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// batches keys all four by both recorders. In batch 3 recorder B finds a yes
// less and a no more; the two piles are counted again.
func (p *program) batches() (keyed int) {
	p.keys("Return") // the two recorders, as they are proposed
	p.waitFor("msg=entry batch=1 side=A")
	p.keys("F2")
	p.picture("call")
	p.keys("F2")
	p.still()
	for n := 1; n <= 4; n++ {
		p.keys(batchOne...)
		keyed += len(batchOne)
		p.waitFor(`"entry closed" batch=` + strconv.Itoa(n) + ` side=A`)
		if n == 1 {
			p.picture("handover")
		}
		p.goOn(n, "B")
		keyed++
		b := batchOne
		if n == 3 {
			b = append([]string{"3", "0", "1", "9"}, batchOne[4:]...)
		}
		p.keys(b...)
		keyed += len(b)
		p.waitFor(`"entry closed" batch=` + strconv.Itoa(n) + ` side=B`)
		if n == 3 {
			p.picture("compare")
			saved := p.events()
			p.keys("3", "1", "1", "8", "Return")
			p.until("the recount", func() bool { return p.events() > saved })
			p.picture("settled")
		}
		if n < 4 {
			p.goOn(n+1, "A")
			keyed++
		}
	}
	p.picture("batches-done")
	return keyed
}

// goOn presses Enter until a recorder can key a batch: the window does not hear
// one that comes too early.
func (p *program) goOn(batch int, side string) {
	p.t.Helper()
	shown := "msg=entry batch=" + strconv.Itoa(batch) + " side=" + side
	p.until(shown, func() bool {
		if !p.logged(shown) {
			p.keys("Return")
		}
		return p.logged(shown)
	})
}

// events counts what was saved.
func (p *program) events() int {
	b, err := os.ReadFile(p.log)
	if err != nil {
		p.t.Fatal(err)
	}
	return strings.Count(string(b), "msg=saved")
}

func (p *program) account() {
	p.keys("ctrl+3")
	p.waitFor("shown step=3")
	for _, figure := range accountLines {
		p.keys(append(strings.Split(figure, ""), "Return")...)
	}
	p.picture("account")
}

// checks explains the warning: words, two passphrases.
func (p *program) checks() {
	p.keys("ctrl+4")
	p.waitFor("shown step=4")
	p.picture("checks")
	p.keys("ctrl+e")
	p.still()
	p.words("One line of the register was left unsigned. Both recorders have seen it. Sample.")
	p.keys("Tab", "Tab") // past the choice of the teller
	p.words(passphrase)
	p.keys("Return")
	p.words(passphrase)
	p.picture("explain")
	saved := p.events()
	p.keys("Return")
	p.until("the explanation", func() bool { return p.events() > saved })
	p.picture("explained")
}

// words types a text as a person does.
func (p *program) words(text string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "30", text)
}

func (p *program) certify() {
	p.keys("ctrl+5")
	p.waitFor("shown step=5")
	p.picture("read-back")
	p.keys("space", "space", "space", "space", "space")
	p.waitFor(`msg="read back"`)
	for i := range tellers {
		p.still() // the next field has the keyboard
		p.words(passphrase)
		p.keys("Return")
		p.waitFor("msg=keys open=" + strconv.Itoa(i+1))
	}
	p.picture("sign")
	p.keys("ctrl+Return")
	p.waitFor("msg=certified")
}

// export saves both files and gives their paths.
func (p *program) export(folder string) []string {
	p.keys("ctrl+6")
	p.waitFor("shown step=6")
	p.picture("export")
	p.keys("ctrl+Return")
	var files []string
	p.until("both files", func() bool {
		files = nil
		for _, pattern := range []string{"*.pdf", "*.xlsx", "*/*.pdf", "*/*.xlsx"} {
			found, _ := filepath.Glob(filepath.Join(folder, pattern))
			files = append(files, found...)
		}
		return len(files) == 2
	})
	p.still()
	p.picture("exported")
	return files
}

// judged has our own verifier and two programs that are not ours look at what
// the window wrote.
func judged(t *testing.T, files []string) {
	t.Helper()
	for _, f := range files {
		v := export.VerifyFile(f, nil)
		if !v.Fine() || len(v.Signed) != len(tellers) {
			t.Errorf("%s: %s", filepath.Base(f), v.Sentence)
		}
		if !strings.HasSuffix(f, ".pdf") {
			continue
		}
		out, err := exec.Command("pdfsig", f).CombinedOutput()
		if err != nil && len(out) == 0 {
			t.Errorf("pdfsig: %v", err)
		}
		if n := strings.Count(string(out), "Signature is Valid"); n != len(tellers) {
			t.Errorf("pdfsig finds %d valid signatures:\n%s", n, out)
		}
		if out, err := exec.Command("qpdf", "--check", f).CombinedOutput(); err != nil {
			t.Errorf("qpdf: %v\n%s", err, out)
		}
	}
}
