//words:none (shell code)

package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"countersign/assets/help"
	"countersign/assets/words"
)

// completionCmd writes what a shell reads to complete the commands of tally.
type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

func (c *completionCmd) Run(p *program, k *kong.Kong) error {
	write := map[string]func([]spot) string{"bash": forBash, "zsh": forZsh, "fish": forFish}[c.Shell]
	_, err := p.out.Write([]byte(write(spots(k.Model))))
	return err
}

// spot is a place in a call, after the words of a command.
type spot struct {
	path  string // "rollup import", empty behind tally itself
	subs  []option
	flags []option
	// values are what an argument can be; without them an argument is a file, if
	// the command takes one at all.
	values []string
	files  bool
}

// option is a word that can stand at a spot.
type option struct {
	word, help string
	takes      bool // a value follows
	files      bool // which is a file or a folder
	values     []string
}

// spots lists every command of the model, and tally itself first.
func spots(m *kong.Application) []spot {
	codes := help.Codes()
	var out []spot
	var walk func(n *kong.Node)
	walk = func(n *kong.Node) {
		s := spot{path: n.Path(), flags: options(n)}
		for _, c := range n.Children {
			s.subs = append(s.subs, option{word: c.Name, help: c.Help})
		}
		takes := n
		if n.DefaultCmd != nil { // tally rollup SHEETS is tally rollup sum SHEETS
			takes, s.flags = n.DefaultCmd, options(n.DefaultCmd)
		}
		for _, a := range takes.Positional {
			s.files = true
			if a.Enum != "" {
				s.values = a.EnumSlice()
			}
		}
		switch s.path {
		case "explain":
			s.values = codes
		case "help":
			for _, c := range m.Children {
				s.values = append(s.values, c.Name)
			}
			s.values = append(s.values, codes...)
		}
		out = append(out, s)
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(m.Node)
	return out
}

// options are the flags that a command takes.
func options(n *kong.Node) []option {
	out := []option{{word: "--help", help: words.T("Show what it takes.")}}
	for _, f := range flagsOf(n) {
		o := option{word: "--" + f.Name, help: f.Help, takes: !f.IsBool() && !f.IsCounter()}
		if f.Enum != "" {
			o.values = f.EnumSlice()
		}
		o.files = o.takes && o.values == nil && (f.Tag.Type == "path" || isWhere(f))
		out = append(out, o)
	}
	if n.Type == kong.ApplicationNode {
		out = append(out, option{word: "--version", help: words.T("Show the version.")})
	}
	return out
}

// isWhere says whether a flag takes the place of a count or a definition, which
// is a file or something else.
func isWhere(f *kong.Flag) bool {
	_, ok := f.Target.Interface().(where)
	return ok || f.Name == "vote"
}

// ours are the words of options.
func ours(list []option) []string {
	var out []string
	for _, o := range list {
		out = append(out, o.word)
	}
	return out
}

// quoted is a word for a shell, as it is.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// forBash writes a function for bash, 3.2 of macOS too. Commands stand first in
// a call, so a value that is called like one is not taken for it.
func forBash(all []spot) string {
	var b strings.Builder
	b.WriteString(`# bash completion for tally: source <(tally completion bash)
_tally() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} at= subs= flags= values= files= i IFS=$' \t\n'
	for ((i = 1; i < COMP_CWORD; i++)); do
		case "$at ${COMP_WORDS[i]}" in
`)
	eachSub(all, func(path, word, whole string) {
		fmt.Fprintf(&b, "\t\t%s) at=%s ;;\n", quoted(path+" "+word), quoted(whole))
	})
	b.WriteString(`		*) break ;;
		esac
	done
	if [[ $cur == "=" ]]; then cur=; elif [[ $prev == "=" ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
	case "$at" in
`)
	for _, s := range all {
		fmt.Fprintf(&b, "\t%s) subs=%s flags=%s values=%s", quoted(s.path), quoted(strings.Join(ours(s.subs), "\n")),
			quoted(strings.Join(ours(s.flags), "\n")), quoted(strings.Join(s.values, "\n")))
		if s.files && s.values == nil {
			b.WriteString(" files=1")
		}
		b.WriteString(" ;;\n")
	}
	b.WriteString("\tesac\n\tcase \"$at $prev\" in\n")
	eachFlag(all, func(path string, o option) {
		fmt.Fprintf(&b, "\t%s) subs= flags= values=%s files=%s ;;\n", quoted(path+" "+o.word), quoted(strings.Join(o.values, "\n")), one(o.files))
	})
	b.WriteString(`	esac
	IFS=$'\n'
	case $cur in
	-*) COMPREPLY=($(compgen -W "$flags" -- "$cur")) ;;
	*)
		COMPREPLY=($(compgen -W "$subs"$'\n'"$values" -- "$cur"))
		[[ -n $files ]] && COMPREPLY+=($(compgen -f -- "$cur"))
		;;
	esac
	COMPREPLY=("${COMPREPLY[@]// /\\ }")
	[[ -z ${COMPREPLY[0]} ]] && COMPREPLY=()
	if [[ -n $files ]]; then compopt -o filenames 2>/dev/null; fi
	return 0
}
complete -F _tally tally
`)
	return b.String()
}

func one(yes bool) string {
	if yes {
		return "1"
	}
	return ""
}

// eachSub tells of each command where it stands and what it then is.
func eachSub(all []spot, tell func(path, word, whole string)) {
	for _, s := range all {
		for _, c := range s.subs {
			tell(s.path, c.word, strings.TrimSpace(s.path+" "+c.word))
		}
	}
}

// eachFlag tells of each flag that takes a value.
func eachFlag(all []spot, tell func(path string, o option)) {
	for _, s := range all {
		for _, o := range s.flags {
			if o.takes {
				tell(s.path, o)
			}
		}
	}
}

// forZsh writes a function for zsh, which shows what each word is for.
func forZsh(all []spot) string {
	var b strings.Builder
	b.WriteString(`#compdef tally
# zsh completion for tally: save it as _tally in a folder of $fpath
_tally() {
	local at= i
	local -a subs flags values
	local files=
	for ((i = 2; i < CURRENT; i++)); do
		case "$at ${words[i]}" in
`)
	eachSub(all, func(path, word, whole string) {
		fmt.Fprintf(&b, "\t\t(%s) at=%s ;;\n", quoted(path+" "+word), quoted(whole))
	})
	b.WriteString("\t\t(*) break ;;\n\t\tesac\n\tdone\n\tcase \"$at ${words[CURRENT-1]}\" in\n")
	eachFlag(all, func(path string, o option) {
		act := "_message 'a value'"
		switch {
		case o.values != nil:
			act = "compadd -- " + manyQuoted(o.values)
		case o.files:
			act = "_files"
		}
		fmt.Fprintf(&b, "\t(%s) %s; return ;;\n", quoted(path+" "+o.word), act)
	})
	b.WriteString("\tesac\n\tcase \"$at\" in\n")
	for _, s := range all {
		fmt.Fprintf(&b, "\t(%s)\n\t\tsubs=(%s)\n\t\tflags=(%s)\n\t\tvalues=(%s)\n\t\tfiles=%s ;;\n",
			quoted(s.path), described(s.subs), described(s.flags), manyQuoted(s.values), one(s.files && s.values == nil))
	}
	b.WriteString(`	esac
	if [[ $PREFIX == -* ]]; then
		_describe -o 'flag' flags
		return
	fi
	(( $#subs )) && _describe 'command' subs
	(( $#values )) && compadd -a values
	[[ -n $files ]] && _files
	return 0
}
if [[ $funcstack[1] == _tally ]]; then _tally "$@"; else compdef _tally tally; fi
`)
	return b.String()
}

// described are words with what they are for, as zsh takes them.
func described(list []option) string {
	var out []string
	for _, o := range list {
		out = append(out, quoted(strings.ReplaceAll(o.word, ":", `\:`)+":"+o.help))
	}
	return strings.Join(out, " ")
}

func manyQuoted(list []string) string {
	var out []string
	for _, s := range list {
		out = append(out, quoted(s))
	}
	return strings.Join(out, " ")
}

// forFish writes the rules of fish, one a word.
func forFish(all []spot) string {
	var b strings.Builder
	b.WriteString(`# fish completion for tally: tally completion fish | source
function __tally_at
	set -l at
	for word in (commandline -opc)[2..]
		switch "$at $word"
`)
	eachSub(all, func(path, word, whole string) {
		fmt.Fprintf(&b, "\t\tcase %s\n\t\t\tset at %s\n", quoted(path+" "+word), quoted(whole))
	})
	b.WriteString("\t\tcase '*'\n\t\t\tbreak\n\t\tend\n\tend\n\ttest \"$at\" = \"$argv[1]\"\nend\ncomplete -c tally -f\n")
	for _, s := range all {
		rule := "complete -c tally -n " + quoted("__tally_at "+quoted(s.path))
		for _, c := range s.subs {
			fmt.Fprintf(&b, "%s -a %s -d %s\n", rule, quoted(c.word), fishQuoted(c.help))
		}
		if s.values != nil {
			fmt.Fprintf(&b, "%s -a %s\n", rule, quoted(strings.Join(s.values, " ")))
		} else if s.files {
			fmt.Fprintf(&b, "%s -F\n", rule)
		}
		for _, o := range s.flags {
			fmt.Fprintf(&b, "%s -l %s%s -d %s\n", rule, strings.TrimPrefix(o.word, "--"), fishValue(o), fishQuoted(o.help))
		}
	}
	return b.String()
}

// fishValue says what a flag takes.
func fishValue(o option) string {
	switch {
	case o.values != nil:
		var list []string
		for _, v := range o.values {
			list = append(list, strings.ReplaceAll(v, " ", `\ `))
		}
		return " -x -a " + fishQuoted(strings.Join(list, " "))
	case o.files:
		return " -r -F"
	case o.takes:
		return " -x"
	}
	return ""
}

// fishQuoted is a word for fish, in which a backslash counts between quotes too.
func fishQuoted(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}
