package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"time"
)

// ordeal is a test and the share of the time that it gets.
type ordeal struct {
	what, test, in string
	share          float64 // 0: it takes what it takes
}

// window is the one package that cannot be built without a C compiler.
const window = "./cmd/countersign"

var ordeals = []ordeal{
	{"kill -9 of `tally count`", "TestACountThatIsKilledKeepsEveryAcceptedLine", "./cmd/tally", 0.27},
	{"kill -9 of `tally certify`", "TestACertificationThatIsKilledLeavesNoHalfSheet", "./cmd/tally", 0.06},
	{"kill -9 of the window", "TestAWindowThatIsKilledLosesNothing", window, 0.08},
	{"power cuts under `tally count`", "TestAPowerCutLosesNoAcceptedLine", "./cmd/tally", 0.05},
	{"kill -9 of a journal's writer", "TestKilledProgramLosesNoAcknowledgedEvent", "./count/journal", 0},
	{"disk faults under `tally count`", "TestADiskThatFailsLosesNoAcceptedLine", "./cmd/tally", 0.10},
	{"disk faults under `tally certify`", "TestADiskThatFailsLeavesNoHalfSheet", "./cmd/tally", 0.08},
	{"disks that fill up", "TestADiskThatFillsUpLosesNoAcceptedLine", "./cmd/tally", 0},
	{"rotten and cut count", "TestARottenCountIsRefusedOrTheSame", "./cmd/tally", 0.14},
	{"rotten and cut roll-up", "TestARottenRollupIsRefusedOrTheSame", "./cmd/tally", 0.05},
	{"tampered sheets", "TestEveryTamperingIsNamed", "./export", 0},
	{"tampered journals", "TestFirstBrokenEventIsNamed", "./count/journal", 0},
	{"hostile files", "TestAHostileFileCostsNoMoreThan256MiB", "./cmd/tally", 0},
	{"the worst documents", "TestNoFileUnder20MBTakesMoreThan256MiB", "./export", 0},
	{"kill -9 of a table in a hall", "TestATableThatIsKilledStopsNobody", "./cmd/tally", 0},
	{"kill -9 of a hall's server", "TestAServerThatIsKilledUnderLoadLosesNothingAcknowledged", "./count/hall", 0},
	{"a hall's commits cut off", "TestACommitWhoseAnswerWasLostIsKeptOnce", "./count/hall", 0},
}

func (o ordeal) time(whole time.Duration) time.Duration {
	return time.Duration(o.share * float64(whole)).Round(time.Second)
}

var (
	figures = regexp.MustCompile(`(?m)^ +\S+\.go:\d+: figure: (.+)$`)
	nothing = regexp.MustCompile(`(?m)^ +\S+\.go:\d+: (nothing was .+)$`)
	passes  = regexp.MustCompile(`(?m)^    --- PASS: `)
)

// run runs the test and reads its figures. A test that has none of its own is
// counted by its cases.
func (o ordeal) run(whole time.Duration, keep string) row {
	r := row{what: o.what}
	cmd := exec.Command("go", "test", "-count=1", "-v", "-timeout=0", "-run", "^"+o.test+"$", o.in)
	cmd.Env = os.Environ()
	if o.in == window {
		cmd.Env = append(cmd.Env, "CGO_ENABLED=1")
	}
	if o.share > 0 {
		cmd.Env = append(cmd.Env, "TORTURE="+o.time(whole).String())
	}
	said, err := cmd.CombinedOutput()
	for _, f := range figures.FindAllSubmatch(said, -1) {
		r.figures = append(r.figures, string(f[1]))
	}
	if n := len(passes.FindAll(said, -1)); n > 0 && len(r.figures) == 0 {
		r.figures = append(r.figures, fmt.Sprintf("%d kinds, each named as it has to be", n))
	}
	not := nothing.FindSubmatch(said)
	switch {
	case err != nil:
		r.failed = "failed: " + o.test
		note(keep, o.test, said)
	case not != nil:
		r.failed = string(not[1])
	case !bytes.Contains(said, []byte("--- PASS: "+o.test)):
		r.failed = "there is no such test any more: " + o.test
	case len(r.figures) == 0:
		r.figures = append(r.figures, "survived")
	}
	return r
}
