package assets

import _ "embed"

// Demo is a whole count of AFSCME Local 749 in June 2011 as the commands of
// package desk, one a line. The yes and no figures are those that the press
// printed; everything else is invented and marked as sample in the commands.
//
//go:embed demo/local749.jsonl
var Demo []byte

// The vote and the place that Demo counts.
const (
	DemoVote  = "sebac-2011-06"
	DemoPlace = "AFSCME/JN-7/749"
)
