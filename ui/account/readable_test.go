package account_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/account"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting/sittingtest"
)

func TestEveryLookOfTheAccountCanBeRead(t *testing.T) {
	s := begin(t)
	x := account.New(s.Sitting)
	s.Show(x)
	looks := func(name string) {
		shelltest.Looks(t, fyne.CurrentApp(), s.Window, name, func() { s.Frame.Show(x.Screen()) })
	}
	looks("account-empty")
	key(s, numbers("49"))
	s.Do(&desk.Challenge{Envelope: 1, Ground: "not on the list of the day shift (sample)"})
	s.Do(&desk.Void{Batch: 1, Question: "contract", Reason: "signed by the voter (sample)", RuledBy: "Marian Sample"})
	s.Do(&desk.Challenge{Envelope: 2, Ground: "not on the list of the day shift (sample)"})
	s.Do(&desk.Withdraw{Log: count.ChallengeLog, Row: 1, Reason: "entered twice (sample)", By: []string{"Marian Sample", "Ruth Sample"}})
	looks("account")
}

func TestEveryLookOfTheAccountByMailCanBeRead(t *testing.T) {
	v := votetest.Training(t)
	v.Ballots.Method = count.Both
	s := sittingtest.NewOf(t, v, sittingtest.TwoQuestions)
	s.Tellers(1)
	x := account.New(s.Sitting)
	s.Show(x)
	shelltest.Looks(t, fyne.CurrentApp(), s.Window, "account-mail", func() { s.Frame.Show(x.Screen()) })
}
