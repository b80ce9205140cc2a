package paper

// guide is what the quick guide says. Words between asterisks are bold.
func (p *page) guide() *guide {
	return &guide{
		page: p, size: mostGuide,
		steps: []step{
			{p.T("Begin."), p.T("*Ctrl+N*, and choose the vote file (.vote) that your coalition sent. Take your place from the list. Put a USB stick in, and choose *Second copy* in the menu File.")},
			{p.T("Set up."), p.T("*Ctrl+1*. Day, hall, tellers with their roles, their keys. Open the box before the observers, bundle the ballots, number the bundles, and type how many there are.")},
			{p.T("Recorder A keys a batch."), p.T("*Ctrl+2*. Count the pile, type its figures; 0 where there are none. *Enter* in the last cell closes. The figures vanish.")},
			{p.T("Recorder B keys the same batch"), p.T("from the papers, without asking A. Then both entries are compared. *F3* goes to the next batch.")},
			{p.T("Account for every paper."), p.T("*Ctrl+3*. Printed, handed out, spoiled, in the box, signed in the register. An equation that does not close shows how many are missing.")},
			{p.T("Look at the checks."), p.T("*Ctrl+4*. Errors are put right in their place. A warning is explained in writing by two tellers, *Ctrl+E*; the words are printed.")},
			{p.T("Read back and sign."), p.T("*Ctrl+5*. One reads the paper aloud, one looks at the screen: Space for right, X for wrong. Then each teller types a passphrase.")},
			{p.T("Save and print."), p.T("*Ctrl+6*. The sheet goes to a folder and to a stick as PDF and workbook. Print it twice; all sign both in ink. The chair declares the result, not the tellers.")},
		},
		keys: [][2]string{
			{p.T("Ctrl+Enter"), p.T("the next action, everywhere")},
			{p.T("Ctrl+1 ... 6"), p.T("the six steps; Ctrl+0 home")},
			{p.T("Enter"), p.T("next cell; the last one closes")},
			{p.T("Esc"), p.T("the figure found, or cancel")},
			{"F3", p.T("next batch that needs work")},
			{"F8", p.T("next problem or finding")},
			{p.T("Ctrl+B"), p.T("the pile is not a full one")},
			{p.T("Ctrl+R"), p.T("recount the whole batch")},
			{p.T("Ctrl+E"), p.T("explain, or reopen an entry")},
			{p.T("Ctrl+S"), p.T("when was it saved")},
			{"F1", p.T("all keys of this screen")},
			{"", p.T("*Call mode, F2:* a key is a whole ballot. The row says question 1, the finger question 2: index Yes, middle No, ring Blank, little Void.")},
			{"F D S A", p.T("Yes")},   //words:none but what p.T says
			{"J K L ;", p.T("No")},    //words:none but what p.T says
			{"R E W Q", p.T("Blank")}, //words:none but what p.T says
			{"U I O P", p.T("Void")},  //words:none but what p.T says
			{p.T("Backspace"), p.T("takes the last ballot back")},
			{p.T("Space"), p.T("pause")},
		},
		differs: []string{
			p.T("*A and B differ:* only the cells that differ are counted again, by both together. If the third figure is one of the two, it stands."),
			p.T("*It is neither:* both count that question of the batch whole again, blind."),
			p.T("*The sum is not the ballots:* look for a ballot in another pile, or one that stuck. If it was counted so, close it as counted. Never make a figure fit."),
			p.T("*A doubtful ballot:* the chief teller rules; it goes into the log of void ballots with the reason."),
			p.T("*A challenged ballot* stays in its envelope, numbered, and goes into the log."),
		},
		fails: []string{
			p.T("*Nothing that was closed is lost.* Start the program again: the count is on the home screen and goes on at the same batch."),
			p.T("*Another computer:* put the stick with the second copy in, and open the .count file with Ctrl+O."),
			p.T("*No computer:* go on with the blank sheets and tally forms. A and B keep their own, blind to one another. Sign them."),
			p.T("*Afterwards:* key the sheets into the workbook that the program makes, and choose *Import a hand-kept count* in the menu Count. The sheets stay with the ballots."),
		},
	}
}
