package help

import "countersign/assets/words"

var challengePages = []Page{
	{
		Code: "C401", Title: words.Key("Challenged ballots, tried both ways"), Level: isEither,
		Means:   words.Key("Some challenged ballots are not resolved. The result is worked out as if all of them said yes, and as if all said no. If it stays, they cannot change it here. Where the rule is more than one majority, or the roll is not known, a sheet cannot tell: the roll-up does."),
		Sum:     words.Key("result now = result with all challenged ballots yes = result with all of them no"),
		Example: words.Key("3 more than necessary; 5 challenged: if all are for, it passes; if all are against, it fails"),
		Usually: []string{
			words.Key("The margin is far larger than the challenges, and it is a note."),
			words.Key("The margin is smaller: then the challenges are ruled on first."),
		},
		Next: words.Key("As a warning: have the challenges ruled on before the chair declares anything. What they do to unit, union and coalition is worked out in the roll-up."),
	},
	{
		Code: "C402", Title: words.Key("Void ballots could change the result"), Level: isEither,
		Means:   words.Key("If the void ballots had been ruled the other way, the result of the question could be another one. So each of them matters. Where the rule is more than one majority it is a note: the roll-up tries them."),
		Sum:     words.Key("result now = result with all void ballots yes = result with all of them no"),
		Example: words.Key("2 more than necessary; 6 void: if all are for, it passes; if all are against, it fails"),
		Usually: []string{
			words.Key("A mark beside the box shows clearly what was meant, and the policy counts it."),
			words.Key("The ballots are void by the policy, and the vote was close."),
		},
		Next: words.Key("Look at each void ballot again before observers, by the void policy. Then two tellers write down what was found."),
	},
}

var setupPages = []Page{
	{
		Code: "S501", Title: words.Key("Not all tellers have been appointed"), Level: isError,
		Means:   words.Key("The vote definition says how many tellers a count needs and which roles. Observers watch and do not count as tellers."),
		Sum:     words.Key("tellers appointed = at least the number in the definition, and every role that it asks for"),
		Example: words.Key("no chief teller; 1 of 2 tellers"),
		Usually: []string{
			words.Key("A teller was entered as an observer."),
			words.Key("Both recorders were appointed, and nobody as chief teller."),
		},
		Next: words.Key("Appoint them on the setup screen. Whoever has recorded a batch has to sign."),
	},
	{
		Code: "S502", Title: words.Key("The vote definition is not the one that was signed"), Level: isError,
		Means: words.Key("The definition's signature does not hold, or the count was begun with another definition. Rules, rolls and thresholds come from it, so nothing can be built on it."),
		Sum:   words.Key("digest of this definition = digest of the definition that the count was begun with"),
		Usually: []string{
			words.Key("The coalition sent a corrected definition, and the old one was used."),
			words.Key("The file was opened and saved by another program."),
			words.Key("The file was damaged on its way."),
		},
		Next: words.Key("Ask the secretary for the definition and compare the digest with the printed page. Begin the count with the right one."),
	},
	{
		Code: "S503", Title: words.Key("The clock is outside the voting days, or runs back"), Level: isWarning,
		Means:   words.Key("The computer's clock says a day on which nobody votes, or a time before the last entry. The time is printed on the sheet and stands in the signatures."),
		Sum:     words.Key("first day of voting = no later than now = no later than the last day; now = no earlier than the last entry"),
		Example: words.Key("clock January 3, 2001, voting June 13, 2011 to June 24, 2011"),
		Usually: []string{
			words.Key("The battery of the clock is empty."),
			words.Key("The computer is set to another time zone."),
			words.Key("The ballots are counted on a day after the last one."),
		},
		Next: words.Key("Set the clock. If the day is right, two tellers say why the count takes place then."),
	},
}
