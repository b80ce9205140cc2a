package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"countersign/assets/words"
)

// call is one call: what was typed, and who carries it out. Package cobra finds
// the command that is meant, parts flags from arguments, and completes what is
// being typed. What is checked, and all that is said, is ours, so that it goes
// through the catalogue.
type call struct {
	*program
	typed   []string
	version bool
}

// call makes a call ready to be carried out.
func (p *program) call(typed []string) *cobra.Command {
	x := &call{program: p, typed: typed}
	root := x.tree(commands())
	root.PersistentFlags().BoolP("help", "h", false, words.T("Show what it takes."))
	root.PersistentFlags().BoolVar(&x.version, "version", false, words.T("Show the version."))
	if help, _, err := root.Find([]string{"help"}); err == nil {
		root.SetHelpCommand(help)
	}
	root.SetArgs(append([]string{}, typed...)) // nil would be those of the process
	root.SetOut(p.out)
	root.SetErr(p.errs)
	return root
}

// tree is a command with all that is below it.
func (x *call) tree(c *command) *cobra.Command {
	k := &cobra.Command{
		Use: c.name, Short: words.T(c.help), SilenceErrors: true, SilenceUsage: true, Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error { return x.do(c, args) },
	}
	k.SetHelpFunc(func(*cobra.Command, []string) { x.usage(c) })
	k.SetFlagErrorFunc(func(k *cobra.Command, err error) error { return c.flagError(k, err) })
	meant := c
	if c.standard != nil { // tally rollup SHEETS is tally rollup sum SHEETS
		meant = c.standard
	}
	for _, f := range meant.flags {
		flag := k.Flags().VarPF(f, f.name, "", words.T(f.help))
		if f.isSwitch() {
			flag.NoOptDefVal = "true"
		}
		_ = k.RegisterFlagCompletionFunc(f.name, f.complete) // fails without the flag
	}
	k.ValidArgsFunction = meant.complete
	for _, sub := range c.below {
		k.AddCommand(x.tree(sub))
	}
	return k
}

// do carries out a command.
func (x *call) do(c *command, args []string) error {
	if x.version {
		_, err := fmt.Fprintln(x.out, version)
		return err
	}
	if c.does == nil && c.standard == nil {
		if len(args) > 0 {
			return c.unknown(args[0])
		}
		return c.misuse(fmt.Errorf("name one of the commands of %s: %s", c.path(), quotedList(c.names())))
	}
	meant := c
	if c.standard != nil {
		meant = c.standard
	}
	err := meant.fill(args, x.typed)
	if err != nil && meant != c && len(args) > 0 && near(args[0], c.names()) != "" {
		err = c.unknown(args[0]) // rather than that flags of sum are missing
	}
	if err != nil {
		return err
	}
	return meant.does.Run(x.program)
}

// fill gives the arguments to the fields, and looks whether the call is whole.
func (c *command) fill(args, typed []string) error {
	for _, f := range c.flags {
		if g, ok := f.swallowed(typed); ok {
			return c.misuse(fmt.Errorf("%s needs a value; if %q is meant to be one, write %s=%s", f.called(), unsaid(g), f.called(), unsaid(g)))
		}
	}
	for _, a := range c.args {
		n := min(1, len(args))
		if a.many() {
			n = len(args)
		}
		for _, text := range args[:n] {
			if err := a.Set(text); err != nil {
				return c.misuse(err)
			}
		}
		args = args[n:]
	}
	if len(args) > 0 {
		return c.misuse(fmt.Errorf("%q is one argument too many", unsaid(args[0])))
	}
	return c.missing()
}

// swallowed is a flag that was taken for the value of this one.
func (s *slot) swallowed(typed []string) (string, bool) {
	for _, g := range s.given {
		if strings.HasPrefix(g, "-") && g != "-" && !slices.Contains(typed, s.called()+"="+g) {
			return g, true
		}
	}
	return "", false
}

// missing says what was left out, and sets what is left to be what it is then.
func (c *command) missing() error {
	var lacks, choice, chosen []string
	for _, s := range slices.Concat(c.flags, c.args) {
		given := len(s.given) > 0
		switch {
		case s.xor && given:
			chosen = append(chosen, s.called())
		case s.required && !given:
			lacks = append(lacks, s.shown())
		case s.preset != "" && !given:
			if err := s.Set(s.preset); err != nil {
				return err
			}
		}
		if s.xor {
			choice = append(choice, s.shown())
		}
	}
	switch {
	case len(lacks) > 0:
		return c.misuse(fmt.Errorf("this command still needs %s", strings.Join(lacks, ", ")))
	case len(choice) > 0 && len(chosen) == 0:
		return c.misuse(fmt.Errorf("this command needs one of these: %s", strings.Join(choice, ", ")))
	case len(chosen) > 1:
		return c.misuse(fmt.Errorf("only one of these can be given: %s", strings.Join(chosen, ", ")))
	}
	return nil
}
