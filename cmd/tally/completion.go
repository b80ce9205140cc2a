package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"countersign/assets/help"
	"countersign/assets/words"
)

// completionCmd writes what a shell reads to complete the commands of tally. The
// shell then asks tally itself at each Tab. That opens no file, no key and no
// hall: all that is offered stands in the program, and files are the shell's.
type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish,powershell" help:"bash, zsh, fish or powershell."`
}

func (c *completionCmd) Run(p *program) error {
	root := p.call(nil)
	switch c.Shell {
	case "zsh":
		return root.GenZshCompletion(p.out)
	case "fish":
		return root.GenFishCompletion(p.out, true)
	case "powershell":
		return root.GenPowerShellCompletionWithDesc(p.out)
	}
	if err := root.GenBashCompletionV2(p.out, true); err != nil {
		return err
	}
	_, err := p.out.Write([]byte(bashWords))
	return err
}

// bashWords stands in for the package bash-completion where it is not installed,
// as on macOS: bash parts what is typed at "=" and ":" too, and here it is whole
// again. It takes the place of a function that asks for that package.
const bashWords = `
__tally_init_completion()
{
    local i part parted=1
    words=() cword=-1
    for ((i = 0; i <= COMP_CWORD; i++)); do
        part=${COMP_WORDS[i]}
        if ((i > 0)) && [[ $part == [=:]* || -z $parted ]]; then
            words[cword]+=$part
        else
            words[++cword]=$part
        fi
        parted=1
        if [[ $part == *[=:] ]]; then parted=; fi
    done
    cur=${words[cword]}
    prev=${words[cword > 0 ? cword - 1 : 0]}
}
`

// complete offers what a flag takes.
func (s *slot) complete(_ *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if s.isFile() {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return beginning(s.enum, word), cobra.ShellCompDirectiveNoFileComp
}

// beginning are those that begin with what was typed.
func beginning(list []cobra.Completion, word string) []cobra.Completion {
	return slices.DeleteFunc(slices.Clone(list), func(s cobra.Completion) bool { return !strings.HasPrefix(s, word) })
}

// offers is a command that knows what its arguments can be.
type offers interface {
	offers(before []string) []cobra.Completion
}

// complete offers what can stand behind the arguments that were typed.
func (c *command) complete(k *cobra.Command, before []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if x, ok := c.does.(offers); ok {
		return beginning(x.offers(before), word), cobra.ShellCompDirectiveNoFileComp
	}
	at := min(len(before), len(c.args)-1)
	if at < 0 || at < len(before) && !c.args[at].many() {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return c.args[at].complete(k, before, word)
}

// offers are the commands below those that were typed, and the codes of checks.
func (*helpCmd) offers(before []string) []cobra.Completion {
	c, rest := commands().find(before)
	if len(rest) > 0 {
		return nil
	}
	var out []cobra.Completion
	for _, sub := range c.below {
		out = append(out, cobra.CompletionWithDesc(sub.name, words.T(sub.help)))
	}
	if len(before) == 0 {
		out = append(out, codes()...)
	}
	return out
}

func (*explainCmd) offers([]string) []cobra.Completion { return codes() }

// codes are those of the checks, with what they are about.
func codes() []cobra.Completion {
	var out []cobra.Completion
	for _, page := range help.Pages() {
		out = append(out, cobra.CompletionWithDesc(page.Code, words.T(page.Title)))
	}
	return out
}
