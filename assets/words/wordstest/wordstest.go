// Package wordstest reads the source of the program for what it says: which
// forms a catalogue has to hold, and which words go through no catalogue. It is
// for tests and for the program in .ci/words.
//
// A room of the program either speaks, or makes sentences that others say.
//
//   - Rooms that speak (the window, the command line, the documents) hand every
//     word to words.T, F, N or Key. A literal that looks like words and does not
//     is a bypass. Their errors are sentences, said by words.Err.
//   - The other rooms know no catalogue. Every literal there that looks like a
//     sentence, or that is made into one, is a form for words.Say.
//
// What is no word at all, a key, a suffix, SQL, a name in a file, is known by its
// looks, or by the function that it is handed to.
package wordstest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"sort"
	"strings"

	"countersign/assets/words"
)

// Form is what a catalogue has to hold.
type Form struct {
	Text   string
	Plural bool   // it is the plural of words.N
	Room   string // the folder that it stands in: "ui/batches"
	At     string // file and line
}

// Source is what was read.
type Source struct {
	Forms  []Form   // by room, then by text; each text once
	Bypass []string // "ui/home/home.go:12: "Open..." goes through no catalogue"
}

// speaks reports whether a room hands its words to the catalogue itself.
func speaks(room string) bool {
	for _, r := range []string{"ui", "cmd", "export/paper", "export/text"} {
		if (room == r || strings.HasPrefix(room, r+"/")) && room != "export/pdf/file" && room != "export/xlsx/office" {
			return true
		}
	}
	return false
}

// silent reports whether nobody reads what stands in a room: tests, their
// helpers, what goes into a log or a report for engineers.
func silent(room string) bool {
	for _, part := range strings.Split(room, "/") {
		if strings.HasSuffix(part, "test") || part == "testdata" || strings.HasPrefix(part, ".") && part != "." {
			return true
		}
	}
	return room == "ui/crash" || room == "ui/theme" || room == "assets/words" || room == "assets" || room == "export/cdf"
}

// Read reads the program below root.
func Read(root string) (*Source, error) {
	rooms, err := roomsBelow(root)
	if err != nil {
		return nil, err
	}
	seen := forms{}
	out := &Source{}
	for room, files := range rooms {
		r, err := readRoom(room, files)
		if err != nil {
			return nil, err
		}
		out.Bypass = append(out.Bypass, r.bypass...)
		for _, f := range r.forms {
			seen.add(f)
		}
	}
	for _, w := range words.Vocabulary() {
		if _, ok := seen[w]; !ok {
			seen.add(Form{Text: w, Room: "count", At: "assets/words/vocabulary.go"})
		}
	}
	for _, f := range seen {
		out.Forms = append(out.Forms, f)
	}
	sort.Slice(out.Forms, func(i, j int) bool {
		a, b := out.Forms[i], out.Forms[j]
		return a.Room < b.Room || a.Room == b.Room && a.Text < b.Text
	})
	sort.Strings(out.Bypass)
	return out, nil
}

// forms are those that were found, each once, by text.
type forms map[string]Form

// add keeps the form of the first room by name, and that it has a plural.
func (s forms) add(f Form) {
	old, ok := s[f.Text]
	plural := f.Plural || old.Plural
	if ok && old.Room <= f.Room {
		f = old
	}
	f.Plural = plural
	s[f.Text] = f
}

// roomsBelow are the source files by folder, without tests and what nobody reads.
func roomsBelow(root string) (map[string][]string, error) {
	rooms := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		room := filepath.ToSlash(filepath.Dir(rel))
		if !d.IsDir() && strings.HasSuffix(rel, ".go") && !strings.HasSuffix(rel, "_test.go") && !silent(room) {
			rooms[room] = append(rooms[room], path)
		}
		return nil
	})
	return rooms, err
}

// reader reads one room.
type reader struct {
	room   string
	fset   *token.FileSet
	consts map[string]string
	erring bool            // what is read is the text of an error
	mute   map[string]bool // lines that say nothing
	forms  []Form
	bypass []string
}

func readRoom(room string, files []string) (*reader, error) {
	r := &reader{room: room, fset: token.NewFileSet(), consts: map[string]string{}, mute: map[string]bool{}}
	var all []*ast.File
	for _, path := range files {
		f, err := parser.ParseFile(r.fset, path, nil, parser.ParseComments)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		if r.excused(f) {
			continue
		}
		all = append(all, f)
		r.constants(f)
	}
	for _, f := range all {
		for _, d := range f.Decls {
			r.declaration(d)
		}
	}
	return r, nil
}

// none excuses a line, or above the package clause a whole file, that is for
// machines: shell code, a drawing.
const none = "//words:none"

// excused remembers the lines that say nothing, and reports whether the whole
// file does.
func (r *reader) excused(f *ast.File) bool {
	for _, group := range f.Comments {
		for _, c := range group.List {
			if !strings.HasPrefix(c.Text, none) {
				continue
			}
			if c.Pos() < f.Package {
				return true
			}
			p := r.fset.Position(c.Pos())
			r.mute[fmt.Sprintf("%s:%d", p.Filename, p.Line)] = true
		}
	}
	return false
}

// constants remembers the texts of the room's constants.
func (r *reader) constants(f *ast.File) {
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		for i, name := range spec.Names {
			if i < len(spec.Values) {
				if s, ok := r.text(spec.Values[i]); ok {
					r.consts[name.Name] = s
				}
			}
		}
		return true
	})
}

func (r *reader) declaration(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		r.erring = d.Name.Name == "Error" // what an error says is a sentence
		if d.Body != nil {
			r.walk(d.Body)
		}
		r.erring = false
	case *ast.GenDecl:
		if d.Tok == token.VAR {
			r.walk(d)
		}
		if d.Tok == token.TYPE && strings.HasPrefix(r.room, "cmd/tally") {
			r.tags(d)
		}
	}
}

func (r *reader) form(n ast.Node, text string, plural bool) {
	r.forms = append(r.forms, Form{Text: text, Plural: plural, Room: r.room, At: r.at(n)})
}

func (r *reader) at(n ast.Node) string {
	p := r.fset.Position(n.Pos())
	return fmt.Sprintf("%s/%s:%d", r.room, filepath.Base(p.Filename), p.Line)
}
