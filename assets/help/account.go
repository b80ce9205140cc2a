package help

import "countersign/assets/words"

var accountPages = []Page{
	{
		Code: "A301", Title: words.Key("Paper: not every printed ballot is found again"), Level: isWarning,
		Means:   words.Key("Every ballot paper that was printed was handed out, is unused, or was a sample or destroyed. The account has more or fewer."),
		Sum:     words.Key("printed = issued + unused + samples and destroyed"),
		Example: words.Key("1,700 printed = 1,297 issued + 402 unused + 1 sample"),
		Usually: []string{
			words.Key("A pack that says 100 holds 99 or 101: packs are counted when they are opened."),
			words.Key("Unused papers are still at another table or in the car."),
			words.Key("Samples that hung on the wall were not counted."),
		},
		Next: words.Key("Count the unused papers again, pack by pack. If the difference stays, two tellers explain it."),
	},
	{
		Code: "A302", Title: words.Key("Handed out: an issued ballot is not found again"), Level: isWarning,
		Means:   words.Key("Every ballot that was handed to a member is in the box or in a challenged envelope, was replaced because it was spoiled, or was taken away."),
		Sum:     words.Key("issued = in the box + challenged + spoiled and replaced + taken away"),
		Example: words.Key("1,297 issued = 1,284 in the box + 5 challenged + 6 replaced + 2 taken away"),
		Usually: []string{
			words.Key("A spoiled ballot was replaced and not written down."),
			words.Key("A member left with the ballot."),
			words.Key("Two ballots were stuck together when they were handed out."),
		},
		Next: words.Key("Count the spoiled ballots in their envelope, and read the notes of the door. If the difference stays, two tellers explain it."),
	},
	{
		Code: "A303", Title: words.Key("Register: ballots and signatures differ"), Level: isWarning,
		Means:   words.Key("Everybody who signed the register and voted left one ballot: in the box or in a challenged envelope. There are more ballots than signatures, or fewer. Where all vote by mail there is no register: each accepted envelope left one ballot in the box."),
		Sum:     words.Key("in the box + challenged = signatures in the register - members who signed and did not vote; by mail: envelopes accepted = in the box"),
		Example: words.Key("1,284 in the box + 5 challenged = 1,289, against 1,290 signatures: 1 signature too many"),
		Usually: []string{
			words.Key("A page of the register was turned twice, or a line on it was skipped."),
			words.Key("A member signed, and left without voting."),
			words.Key("A member was given a ballot before signing, and the line stayed empty."),
		},
		Next: words.Key("Count the signatures again, page by page, two people. If the difference stays, two tellers explain it."),
	},
	{
		Code: "A304", Title: words.Key("Mail: a mailed ballot is not found again"), Level: isWarning,
		Means:   words.Key("Every ballot that was mailed, replacements too, came back as undeliverable, was returned by the member, or is outstanding."),
		Sum:     words.Key("mailed + replacements mailed = undeliverable + returned + outstanding"),
		Example: words.Key("360 mailed + 4 replacements = 3 undeliverable + 215 returned + 146 outstanding"),
		Usually: []string{
			words.Key("Replacements were mailed and not written down."),
			words.Key("Outstanding was worked out before the last mail came."),
			words.Key("Envelopes without a name were counted as undeliverable."),
		},
		Next: words.Key("Count the envelopes of each tray again, then work out what is outstanding anew."),
	},
	{
		Code: "A305", Title: words.Key("Envelopes: a returned envelope is not found again"), Level: isWarning,
		Means:   words.Key("Every envelope that came back was accepted and opened, rejected, or challenged."),
		Sum:     words.Key("returned = accepted + rejected + challenged by mail"),
		Example: words.Key("215 returned = 209 accepted + 4 rejected + 2 challenged"),
		Usually: []string{
			words.Key("An envelope held no ballot, and was counted as neither."),
			words.Key("Rejected envelopes were put back into the tray."),
			words.Key("Two ballots came in one envelope."),
		},
		Next: words.Key("Count the three heaps of envelopes again. An opened envelope without a ballot is accepted; its ballot is missing from the box."),
	},
	{
		Code: "A306", Title: words.Key("Box and ballots counted differ"), Level: isError,
		Means:   words.Key("What was in the box, and what came out of overruled challenges, is what was counted. There is no third place."),
		Sum:     words.Key("in the box + ballots from overruled challenges = ballots counted"),
		Example: words.Key("1,284 in the box + 0 from overruled challenges = 1,284, counted 1,283: 1 ballot missing"),
		Usually: []string{
			words.Key("A ballot stayed in the box, or lies under the table."),
			words.Key("The last bundle was taken for full."),
			words.Key("The box was counted before it was unfolded: two ballots lay in one another."),
		},
		Next: words.Key("Look into the box, then count the bundles again. It cannot be explained: both are in this room."),
	},
	{
		Code: "A307", Title: words.Key("Challenge log and envelopes differ"), Level: isError,
		Means:   words.Key("Every challenged envelope has a row in the log, and every row an envelope. Each was sustained, overruled, or is not resolved."),
		Sum:     words.Key("sustained + overruled + unresolved = rows in the log = envelopes in hand"),
		Example: words.Key("3 sustained + 1 overruled + 1 unresolved = 5 rows, 4 envelopes"),
		Usually: []string{
			words.Key("An envelope was opened after the ruling, and its row does not say so."),
			words.Key("A challenge was withdrawn at the door, and its row was not struck out."),
			words.Key("The envelopes were counted, and none was entered in the log yet."),
		},
		Next: words.Key("Lay the envelopes beside the log, number by number. One that has no row is entered in the challenge log below the ballot account: F8 leads to it there. A row that has no envelope is withdrawn there by two tellers, with the reason."),
	},
	{
		Code: "A308", Title: words.Key("The roll was corrected here"), Level: isWarning,
		Means:   words.Key("The tellers found that the vote definition has the wrong number of members for this place, and wrote down the right one. Turnout and weights depend on it."),
		Sum:     words.Key("roll of the definition = roll found at the place"),
		Example: words.Key("definition 600, found 1,600"),
		Usually: []string{
			words.Key("A digit was lost when the definition was made."),
			words.Key("Members joined or left after the definition was signed."),
			words.Key("The local serves two units, and the roll is that of one."),
		},
		Next: words.Key("Two tellers say where the new number is from. The secretary accepts it when the sheet is imported; until then the old one counts."),
	},
	{
		Code: "A309", Title: words.Key("A line of the ballot account is not entered"), Level: isError,
		Means: words.Key("The way of voting needs this figure, and nobody has typed it. What is not typed is not taken for 0."),
		Sum:   words.Key("a figure in every line that the way of voting needs"),
		Usually: []string{
			words.Key("There were none, and 0 was not typed."),
			words.Key("The teller who counted it has left the note elsewhere."),
		},
		Next: words.Key("Count it and type it. Type 0 when there are none."),
	},
}
