package help

import "countersign/assets/words"

var rollupPages = []Page{
	{
		Code: "R601", Title: words.Key("The sheet is of another vote, or of no place of this one"), Level: isRefused,
		Means: words.Key("A sheet names the definition that it was counted under, by its digest, and its place. Here one of them does not fit."),
		Sum:   words.Key("definition of the sheet = definition of the roll-up, and the place is one of its places"),
		Usually: []string{
			words.Key("The place counted with the definition before the last correction."),
			words.Key("The sheet is of the practice count, or of last year's vote."),
			words.Key("The file holds no tally sheet at all."),
		},
		Next: words.Key("Ask the place which definition it used. If it was the old one, the count is begun again with the right one."),
	},
	{
		Code: "R602", Title: words.Key("Two sheets of one revision have different figures"), Level: isRefused,
		Means: words.Key("Two sheets say that they are the same revision of the same place, and do not say the same. Neither is believed before it is known why there are two."),
		Sum:   words.Key("digest of one sheet = digest of the other, for one place and one revision"),
		Usually: []string{
			words.Key("The place counted on two computers."),
			words.Key("A count was copied, and both copies were certified."),
			words.Key("One of them is a forgery."),
		},
		Next: words.Key("Call the place. Have both digests read from the ink-signed sheets, and refuse the one that is not on paper."),
	},
	{
		Code: "R603", Title: words.Key("The same sheet again"), Level: isNote,
		Means: words.Key("A sheet came a second time, or as PDF and as workbook. It counts once."),
		Sum:   words.Key("digest of the sheet = digest of one that is here"),
		Usually: []string{
			words.Key("The same mail was sent twice."),
			words.Key("Both files of a place were imported, as they should be."),
		},
		Next: words.Key("Nothing has to be done."),
	},
	{
		Code: "R604", Title: words.Key("A signature does not hold"), Level: isRefused,
		Means: words.Key("A signature is missing, does not fit what it stands under, does not cover the whole file, or was made with a key that may not sign here."),
		Sum:   words.Key("every teller who has to sign has signed, over every byte, with the key that the sheet names"),
		Usually: []string{
			words.Key("The file was opened and saved, printed to a new PDF, or scanned."),
			words.Key("A mail program or a chat has changed the file."),
			words.Key("A teller signed with the key of another name."),
			words.Key("Figures were changed after signing."),
		},
		Next: words.Key("Do not use the file. Ask the place for both files again, on a stick or in an archive. If it comes again, compare with the ink-signed sheet."),
	},
	{
		Code: "R605", Title: words.Key("Nobody has confirmed the key yet"), Level: isWaiting,
		Means: words.Key("The signature holds, but nobody has said yet that the key is that of the teller. Anybody can make a key in any name."),
		Sum:   words.Key("fingerprint of the key = fingerprint on the ink-signed sheet"),
		Usually: []string{
			words.Key("It is the first sheet of this teller."),
			words.Key("The teller made a new key."),
		},
		Next: words.Key("Compare the fingerprint with the paper, or have it read over the telephone by somebody you know. Then confirm or refuse the key."),
	},
	{
		Code: "R606", Title: words.Key("What is shown is not what was signed"), Level: isRefused,
		Means: words.Key("A page or a cell shows another figure than the record that the tellers signed. Whoever reads it would be misled."),
		Sum:   words.Key("figure shown = figure signed, for every figure"),
		Usually: []string{
			words.Key("A cell of the workbook was typed over."),
			words.Key("The file was converted by another program."),
			words.Key("Somebody wanted it to be read otherwise."),
		},
		Next: words.Key("Do not use the file, nor what it shows. Ask the place for both files again, and say which figure differs."),
	},
	{
		Code: "R607", Title: words.Key("A revision replaces the one before"), Level: isNote,
		Means: words.Key("The place has corrected its count and certified it anew. The sheet names the one that it replaces, and what changed is listed."),
		Sum:   words.Key("figures before, figures now, and what the tellers say of it"),
		Usually: []string{
			words.Key("A challenge was ruled on after the first sheet."),
			words.Key("A line of the ballot account was corrected."),
		},
		Next: words.Key("Read what changed, then accept the revision. Until then the figures before it count."),
	},
	{
		Code: "R608", Title: words.Key("A revision does not name the sheet before it"), Level: isRefused,
		Means: words.Key("A later sheet carries the digest of the one that it replaces. Here it is missing or another one, so the two are not of one count."),
		Sum:   words.Key("digest that the revision names = digest of the sheet before"),
		Usually: []string{
			words.Key("The place began a second count in place of reopening the first."),
			words.Key("A revision in between was never sent."),
		},
		Next: words.Key("Ask the place for every revision that it has certified, and which computer each came from."),
	},
	{
		Code: "R609", Title: words.Key("The files of a place do not carry the same record"), Level: isWaiting,
		Means: words.Key("PDF and workbook of one place are made from one record. These two say the same figures, but not in the same record: they were made apart."),
		Sum:   words.Key("digest in the PDF = digest in the workbook"),
		Usually: []string{
			words.Key("The PDF is from before a teller signed later, the workbook from after."),
			words.Key("The sheet was certified twice, with the same figures."),
		},
		Next: words.Key("Compare both digests with the paper. Ask the place which files it made last, and for both of them."),
	},
	{
		Code: "R610", Title: words.Key("The sheet's own totals do not add up"), Level: isRefused,
		Means: words.Key("All checks of batches, totals and account are done again from the figures of the sheet. They come to something else than the sheet says of itself."),
		Sum:   words.Key("what the checks find in the batches = what the sheet says"),
		Usually: []string{
			words.Key("The sheet was made by another program."),
			words.Key("The record was made by hand, or changed and signed again."),
		},
		Next: words.Key("Do not use this sheet. Ask the place to certify it again, and keep the file: it is worth asking how it was made."),
	},
	{
		Code: "R611", Title: words.Key("Somebody had said that nobody voted here"), Level: isWaiting,
		Means: words.Key("It is on record that nobody voted at this place, and a sheet of it came all the same. The sheet counts."),
		Sum:   words.Key("sheets of the place = none, where somebody said that nobody voted there"),
		Usually: []string{
			words.Key("It was said too early, or of another place."),
			words.Key("Somebody sent a sheet of a place that did not vote."),
		},
		Next: words.Key("Call the place. Compare its keys with the ink-signed sheet before you rely on the figures."),
	},
}
