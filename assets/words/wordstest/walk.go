package wordstest

import (
	"fmt"
	"go/ast"
	"go/token"
	"reflect"
	"strconv"
	"strings"
)

// walk looks at every literal below n.
func (r *reader) walk(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field: // its tag
			return false
		case *ast.GenDecl:
			return n.Tok != token.CONST
		case *ast.CaseClause:
			for _, s := range n.Body {
				r.walk(s)
			}
			return false
		case *ast.IndexExpr:
			r.walk(n.X)
			return false
		case *ast.KeyValueExpr:
			if k, ok := n.Key.(*ast.Ident); !ok || k.Name != "Code" {
				r.walk(n.Value)
			}
			return false
		case *ast.BinaryExpr:
			return r.binary(n)
		case *ast.CallExpr:
			return r.call(n)
		case *ast.BasicLit:
			if s, ok := r.text(n); ok {
				r.literal(n, s)
			}
		}
		return true
	})
}

// binary is a comparison, which says nothing, or a text that is put together.
func (r *reader) binary(b *ast.BinaryExpr) bool {
	switch b.Op {
	case token.EQL, token.NEQ:
		for _, side := range []ast.Expr{b.X, b.Y} {
			if _, ok := r.text(side); !ok {
				r.walk(side)
			}
		}
		return false
	case token.ADD:
	default:
		return true
	}
	var form strings.Builder
	for _, part := range flat(b) {
		s, ok := r.text(part)
		if ok {
			form.WriteString(s)
			continue
		}
		form.WriteString("%s")
		r.walk(part)
	}
	r.literal(b, form.String())
	return false
}

// literal is a text that went to no catalogue.
func (r *reader) literal(n ast.Node, s string) {
	if p := r.fset.Position(n.Pos()); !wordy(s) || r.mute[fmt.Sprintf("%s:%d", p.Filename, p.Line)] {
		return
	}
	if !speaks(r.room) && strings.HasPrefix(r.room, "export") && !strings.Contains(strings.TrimSpace(s), " ") {
		return // the name of a field, a part, a style
	}
	if speaks(r.room) && !r.erring {
		r.bypass = append(r.bypass, fmt.Sprintf("%s: %q goes through no catalogue", r.at(n), s))
		return
	}
	r.form(n, s, false)
}

// call is one that says words, one that makes an error, or any other.
func (r *reader) call(c *ast.CallExpr) bool {
	pkg, name := called(c)
	switch {
	case name == "T", name == "F", name == "Key", name == "printf" && pkg == "p":
		r.said(c, name)
	case name == "N" && len(c.Args) >= 3:
		if s, ok := r.known(c, 2); ok {
			r.form(c, s, true)
		}
		r.walk(c.Args[0])
		r.rest(c, 3)
	case pkg == "errors" && name == "New", pkg == "fmt" && name == "Errorf":
		r.sentence(c.Args[0])
		r.rest(c, 1)
	default:
		return !mute[pkg] && !mute[pkg+"."+name] && !mute["."+name]
	}
	return false
}

// said is a form that goes to the catalogue. The command line's printf takes the
// ends of lines off it.
func (r *reader) said(c *ast.CallExpr, name string) {
	s, ok := r.known(c, 0)
	if name == "printf" {
		s = strings.Trim(s, "\n")
		ok = ok && wordy(s)
	}
	if ok {
		r.form(c, s, false)
	} else if name != "printf" {
		r.rest(c, 0)
	}
	r.rest(c, 1)
}

// sentence is the text of an error that is put together.
func (r *reader) sentence(e ast.Expr) {
	var form strings.Builder
	for _, part := range flat(e) {
		if s, ok := r.text(part); ok {
			form.WriteString(s)
		} else {
			form.WriteString("%s")
		}
	}
	if wordy(form.String()) {
		r.form(e, form.String(), false)
	}
}

func (r *reader) rest(c *ast.CallExpr, from int) {
	for i := from; i < len(c.Args); i++ {
		r.walk(c.Args[i])
	}
}

// known is the text of an argument, where it is known before the program runs.
func (r *reader) known(c *ast.CallExpr, i int) (string, bool) {
	if i >= len(c.Args) {
		return "", false
	}
	return r.text(c.Args[i])
}

// text is a literal, a constant of the room, or some of them in a row.
func (r *reader) text(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.Ident:
		s, ok := r.consts[e.Name]
		return s, ok
	case *ast.ParenExpr:
		return r.text(e.X)
	case *ast.BinaryExpr:
		if e.Op != token.ADD {
			return "", false
		}
		x, ok1 := r.text(e.X)
		y, ok2 := r.text(e.Y)
		return x + y, ok1 && ok2
	}
	return "", false
}

// tags are the words that the command line's fields carry.
func (r *reader) tags(d *ast.GenDecl) {
	ast.Inspect(d, func(n ast.Node) bool {
		f, ok := n.(*ast.Field)
		if !ok || f.Tag == nil {
			return true
		}
		tag, err := strconv.Unquote(f.Tag.Value)
		if err != nil {
			return true
		}
		if help := reflect.StructTag(tag).Get("help"); help != "" {
			r.form(f, help, false)
		}
		return true
	})
}

// flat are the parts of a sum.
func flat(e ast.Expr) []ast.Expr {
	if b, ok := e.(*ast.BinaryExpr); ok && b.Op == token.ADD {
		return append(flat(b.X), flat(b.Y)...)
	}
	return []ast.Expr{e}
}

// called is the package or variable, and the function, of a call.
func called(c *ast.CallExpr) (pkg, name string) {
	switch f := c.Fun.(type) {
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			pkg = x.Name
		} else {
			pkg = "?"
		}
		return pkg, f.Sel.Name
	case *ast.Ident:
		return "", f.Name
	}
	return "?", ""
}
