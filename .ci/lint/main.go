// Command lint holds the house rules that no other tool does: functions stay
// simple, every module has a licence that we allow, nothing of a machine's own
// paths gets into the tree.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// most is the highest cyclomatic complexity of a function. A test that walks a
// table with all its cases in one function may have more.
const (
	most     = 15
	mostTest = 25
)

func main() {
	files := strings.Fields(output("git", "ls-files", "*.go"))
	var faults []string
	for _, f := range files {
		faults = append(faults, complexity(f)...)
	}
	faults = append(faults, licences()...)
	faults = append(faults, machinePaths()...)
	for _, f := range faults {
		fmt.Println(f)
	}
	if len(faults) > 0 {
		os.Exit(1)
	}
	fmt.Printf("lint: %d files, complexity at most %d, every licence allowed, no machine path\n", len(files), most)
}

func output(name string, args ...string) string {
	b, err := exec.Command(name, args...).Output()
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s %s: %v\n", name, strings.Join(args, " "), err)
		os.Exit(1)
	}
	return string(b)
}

func complexity(path string) []string {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		return []string{err.Error()}
	}
	limit := most
	if strings.HasSuffix(path, "_test.go") {
		limit = mostTest
	}
	var out []string
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			if n := branches(f); n > limit {
				out = append(out, fmt.Sprintf("%s: %s has complexity %d; the most is %d", set.Position(f.Pos()), f.Name.Name, n, limit))
			}
		}
	}
	return out
}

// branches counts the ways through a function: one, and one for each decision.
func branches(f *ast.FuncDecl) int {
	n := 1
	ast.Inspect(f, func(node ast.Node) bool {
		switch x := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if x.List != nil {
				n++
			}
		case *ast.CommClause:
			if x.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if x.Op == token.LAND || x.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}

// allowed are phrases of the licences that we accept.
var allowed = []string{
	"MIT License", "Permission is hereby granted, free of charge", "Apache License", "BSD 3-Clause", "BSD 2-Clause",
	"Redistribution and use in source and binary forms", "Mozilla Public License", "ISC License",
	"Permission to use, copy, modify, and/or distribute", "Permission to use, copy, modify, and distribute",
	"This is free and unencumbered software", "CC0",
}

// licences looks at every module that the programs and their tests are built of.
func licences() []string {
	var out []string
	list := output("go", "list", "-deps", "-test", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Dir}}{{end}}{{end}}", "./...")
	seen := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(list), "\n") {
		path, dir, ok := strings.Cut(line, " ")
		if !ok || seen[path] {
			continue
		}
		seen[path] = true
		if !licensed(dir) {
			out = append(out, path+": no licence that we allow was found")
		}
	}
	return out
}

func licensed(dir string) bool {
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return false
	}
	for _, n := range names {
		base := strings.ToUpper(filepath.Base(n))
		if !strings.Contains(base, "LICEN") && !strings.HasPrefix(base, "COPYING") {
			continue
		}
		b, err := os.ReadFile(n)
		if err != nil {
			continue
		}
		for _, phrase := range allowed {
			if strings.Contains(strings.Join(strings.Fields(string(b)), " "), phrase) {
				return true
			}
		}
	}
	return false
}

// machinePath is a folder that exists on one person's computer only.
var machinePath = regexp.MustCompile("(^|[\\s\"'`=(:])/(work|root|home|Users|tmp)/[A-Za-z0-9_.]")

// machinePaths looks for such folders in every text file of the tree.
func machinePaths() []string {
	var out []string
	for _, f := range strings.Split(strings.TrimSuffix(output("git", "ls-files", "-z"), "\x00"), "\x00") {
		b, err := os.ReadFile(f)
		if errors.Is(err, fs.ErrNotExist) {
			continue // removed here, and not committed yet
		}
		if err != nil {
			out = append(out, err.Error())
			continue
		}
		if bytes.IndexByte(b, 0) >= 0 {
			continue // not text
		}
		for i, line := range bytes.Split(b, []byte("\n")) {
			if machinePath.Match(line) {
				out = append(out, fmt.Sprintf("%s:%d: names a folder of one machine", f, i+1))
			}
		}
	}
	return out
}
