package help

import "countersign/assets/words"

var batchPages = []Page{
	{
		Code: "B101", Title: words.Key("A question of a batch does not add up"), Level: isError,
		Means:   words.Key("Every ballot of the batch is yes, no, blank or void for each question. One recorder's four figures do not come to the ballots that this recorder found in the batch, or those that stand after a recount do not."),
		Sum:     words.Key("yes + no + blank + void = ballots in the batch"),
		Example: words.Key("27 + 20 + 2 + 0 = 49, ballots in the batch 50: 1 ballot missing"),
		Usually: []string{
			words.Key("A blank or a void paper was laid aside and not counted."),
			words.Key("One pile was counted in fives, and its last ballots were left over."),
			words.Key("A figure was keyed into the box of the other question."),
		},
		Next: words.Key("Look at the paper again. If the figures are as counted, close the batch so: the question is then counted again by both recorders."),
	},
	{
		Code: "B102", Title: words.Key("The recorders differ"), Level: isError,
		Means:   words.Key("Recorder A and recorder B found different figures for the same pile. Neither is taken for right: a figure counts when it was found twice."),
		Sum:     words.Key("A's figure = B's figure, for every pile and for the ballots of the batch"),
		Example: words.Key("A has 28, B has 27"),
		Usually: []string{
			words.Key("Two ballots stuck together, and one recorder counted them as one."),
			words.Key("A ballot lies in the wrong pile: then two piles differ, by the same number."),
			words.Key("A figure was read from the paper of the batch before."),
		},
		Next: words.Key("Both recorders count that pile again, together, and type what they find. If it is neither figure, both count the question again, each alone."),
	},
	{
		Code: "B103", Title: words.Key("A count is missing"), Level: isError,
		Means: words.Key("A recorder has not closed the batch, or has left a box empty. An empty box is no zero: nothing is added up of it."),
		Sum:   words.Key("two closed counts of every batch, with a figure in every box"),
		Usually: []string{
			words.Key("The second recorder has not been given the keyboard yet."),
			words.Key("There were none, and 0 was not typed."),
		},
		Next: words.Key("Go to the batch and hand the keyboard to the recorder whose count is missing. Type 0 where there are none."),
	},
	{
		Code: "B104", Title: words.Key("The batch numbers are not complete"), Level: isError,
		Means:   words.Key("Bundles are numbered 1 of n, 2 of n and so on. A number is missing or there twice, or it has not been said how many there are."),
		Sum:     words.Key("batch numbers = 1, 2, 3 and so on, up to the number declared"),
		Example: words.Key("26 declared; 17 is missing"),
		Usually: []string{
			words.Key("A bundle is still in the box, under a table, or with the observers."),
			words.Key("Two bundles were given the same number."),
			words.Key("One bundle more was made after the number had been declared."),
		},
		Next: words.Key("Lay the bundles out in their order. Then correct the number of batches on the setup screen."),
	},
	{
		Code: "B105", Title: words.Key("One person counted for both sides"), Level: isError,
		Means: words.Key("A batch is counted by two people who do not see each other's figures. The same name stands for recorder A and for recorder B."),
		Sum:   words.Key("recorder A and recorder B are two people"),
		Usually: []string{
			words.Key("A recorder was relieved, and the wrong name was chosen for the next batch."),
			words.Key("One person has keyed both papers, which two others had counted."),
		},
		Next: words.Key("Reopen one side and have somebody else count it. If only the name was wrong, choose the right one and key that side again."),
	},
	{
		Code: "B106", Title: words.Key("Two figures look exchanged"), Level: isNote,
		Means:   words.Key("Where the recorders differ in two figures by the same amount, one up and one down, the ballots are all there but stand under another heading."),
		Sum:     words.Key("A's first figure - B's first figure = B's second figure - A's second figure"),
		Example: words.Key("Yes: A 27, B 20; No: A 20, B 27"),
		Usually: []string{
			words.Key("Yes and No were exchanged while keying."),
			words.Key("The first question was keyed into the boxes of the second."),
			words.Key("One ballot lies in the pile beside its own."),
		},
		Next: words.Key("Look at which pile belongs under which heading, then count the two piles again. It is a hint and proves nothing."),
	},
	{
		Code: "B107", Title: words.Key("Two digits may be exchanged"), Level: isNote,
		Means:   words.Key("Two figures of three digits or more differ by a number that divides by 9. That happens whenever two digits stand in the other order."),
		Sum:     words.Key("the difference divides by 9"),
		Example: words.Key("273 and 237 differ by 36, which is 4 times 9"),
		Usually: []string{
			words.Key("Two digits changed places between the paper and the keyboard."),
			words.Key("A 7 was read as a 1, or a 6 as a 0, and the number divides by 9 by chance."),
		},
		Next: words.Key("Compare the figure with the paper digit by digit. It is a hint and proves nothing."),
	},
	{
		Code: "B108", Title: words.Key("The recount matched neither recorder"), Level: isWarning,
		Means:   words.Key("Recorder A, recorder B and the recount found three different figures for one pile. The question was then counted again from the beginning."),
		Sum:     words.Key("the recount = A's figure or B's figure"),
		Example: words.Key("A 28, B 27, recount 29"),
		Usually: []string{
			words.Key("Ballots of two bundles had come together on the table."),
			words.Key("A doubtful paper was ruled void between the counts."),
			words.Key("The recount was done in a hurry or by one person alone."),
		},
		Next: words.Key("Both recorders count the question again, each alone. Two tellers then write down what had happened."),
	},
}
