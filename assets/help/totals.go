package help

import "countersign/assets/words"

var totalPages = []Page{
	{
		Code: "T201", Title: words.Key("The batches do not hold the ballots counted"), Level: isError,
		Means:   words.Key("The tellers declared how many ballots were counted. The ballots of all batches come to another number."),
		Sum:     words.Key("ballots of batch 1 + batch 2 + all others = ballots counted"),
		Example: words.Key("1,283 in 26 batches, ballots counted 1,284: 1 ballot missing"),
		Usually: []string{
			words.Key("A batch holds one ballot more or less than 50, and nobody has said so."),
			words.Key("The ballots counted were taken from the register and not from the table."),
			words.Key("One batch has not been bundled or numbered."),
		},
		Next: words.Key("Count the bundles, then the ballots of the last one. Correct the ballots counted, or reopen the batch that is wrong."),
	},
	{
		Code: "T202", Title: words.Key("A question does not add up over the place"), Level: isError,
		Means:   words.Key("Every ballot counted is yes, no, blank or void for each question that it carries. The totals of one question come to another number."),
		Sum:     words.Key("yes + no + blank + void = ballots counted"),
		Example: words.Key("513 + 763 + 8 + 0 = 1,284, ballots counted 1,284"),
		Usually: []string{
			words.Key("The ballots counted were typed before the last batch was there."),
			words.Key("Each batch adds up, and the ballots counted are wrong: then T201 is there too."),
		},
		Next: words.Key("Put the batches and the ballots counted right first (B101, T201). This one goes away with them."),
	},
	{
		Code: "T203", Title: words.Key("Two questions on one paper have different ballots"), Level: isError,
		Means:   words.Key("Both questions stand on one paper, so they have the same number of ballots. Their totals differ."),
		Sum:     words.Key("yes + no + blank + void of question 1 = yes + no + blank + void of question 2"),
		Example: words.Key("Agreement 128; Contract 127"),
		Usually: []string{
			words.Key("Papers that answer one question only were not counted as blank for the other."),
			words.Key("A paper that is void for one question was taken out for both."),
		},
		Next: words.Key("Look for the batch in which the two questions differ, and look there for blanks that were not counted."),
	},
	{
		Code: "T204", Title: words.Key("There are more ballots than eligible members"), Level: isOnRoll,
		Means:   words.Key("No more ballots can be in the count than the roll has members. Challenged ballots that wait in their envelopes are ballots too."),
		Sum:     words.Key("ballots counted + challenged envelopes = no more than the members on the roll"),
		Example: words.Key("1,284 counted + 5 challenged = 1,289, roll 1,600"),
		Usually: []string{
			words.Key("The roll of the vote definition is old, or is that of another local."),
			words.Key("Members of a neighboring local voted here."),
			words.Key("Ballots of another place came into the box."),
		},
		Next: words.Key("Compare with the register. If the roll is wrong, two tellers correct it and say why (A308). Where the roll is not known, turnout cannot be checked, and the sheet says so."),
	},
	{
		Code: "T205", Title: words.Key("Many blank ballots"), Level: isWarning,
		Means:   words.Key("More ballots are blank for a question than the vote definition expects; where it says nothing, 3%."),
		Sum:     words.Key("blank = no more than the share in the definition, of all ballots of the question"),
		Example: words.Key("8 of 128 ballots are blank (6.3%), more than 3%"),
		Usually: []string{
			words.Key("The second question stands on the back, or below the fold."),
			words.Key("Members of a unit to which the question was not put were given the same paper."),
			words.Key("Light pencil marks were taken for no mark."),
		},
		Next: words.Key("Look at the blank ballots again, one by one, before observers. If they are blank, say so in an explanation."),
	},
	{
		Code: "T206", Title: words.Key("Many void ballots"), Level: isWarning,
		Means:   words.Key("More ballots are void for a question than the vote definition expects; where it says nothing, 3%."),
		Sum:     words.Key("void = no more than the share in the definition, of all ballots of the question"),
		Example: words.Key("6 of 128 ballots are void (4.7%), more than 3%"),
		Usually: []string{
			words.Key("Papers were voided for a reason that the void policy does not know."),
			words.Key("A kind of mark was ruled void at one table and counted at another."),
			words.Key("The paper invited marks in two boxes."),
		},
		Next: words.Key("Rule on the void ballots again by the void policy of the definition, all of them in the same way. Then explain the number."),
	},
	{
		Code: "T207", Title: words.Key("The turnout is out of the ordinary"), Level: isWarning,
		Means:   words.Key("Fewer or more members voted than the vote definition expects; where it says nothing, under 10%, or over 95%."),
		Sum:     words.Key("turnout = ballots counted, as a share of the members on the roll"),
		Example: words.Key("236 of 240 members (98.3%), more than 95%"),
		Usually: []string{
			words.Key("The roll has another number than the place has members."),
			words.Key("A small place in which everybody did vote."),
			words.Key("One of two boxes has not been opened yet."),
		},
		Next: words.Key("Compare the roll with the register. If both are right, two tellers say so."),
	},
	{
		Code: "T208", Title: words.Key("A tie"), Level: isNote,
		Means:   words.Key("As many ballots say yes as say no. What follows is in the rule of the question, and the note prints it."),
		Sum:     words.Key("yes = no"),
		Example: words.Key("64 yes, 64 no"),
		Usually: []string{
			words.Key("The figures are right, and it is a tie."),
			words.Key("One ballot lies in the wrong pile."),
		},
		Next: words.Key("Look at the doubtful ballots once more, then leave it. The tellers report the figures; the chair declares what follows."),
	},
	{
		Code: "T209", Title: words.Key("Few votes in one pile"), Level: isNote,
		Means:   words.Key("So few members voted one way, or all voted the same, that publishing the figures of this place tells how people voted."),
		Sum:     words.Key("yes and no each = at least the number in the definition; 5 where it says nothing"),
		Example: words.Key("No is 3, under 5"),
		Usually: []string{
			words.Key("It is a small place."),
			words.Key("One ballot of another place came into the box."),
		},
		Next: words.Key("The tally sheet keeps the exact figures. On the public report the place can be merged with another."),
	},
	{
		Code: "T210", Title: words.Key("The questions came out differently"), Level: isNote,
		Means:   words.Key("One question has a majority here and the other has not. That happens, and members ask about it."),
		Sum:     words.Key("result of question 1 = result of question 2"),
		Example: words.Key("Agreement 70 yes, 55 no; Contract 60 yes, 66 no"),
		Usually: []string{
			words.Key("The members did vote so."),
			words.Key("Yes and No of one question were exchanged in every batch."),
		},
		Next: words.Key("Compare the headings of the piles once more. Nothing else is asked."),
	},
}
