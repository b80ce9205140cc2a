package file

// PageContents gives what is drawn on each page, inflated, in page order: the
// drawing commands of the first revision. Signature boxes are not among them.
//
// To prove that a page shows what a record says, draw the sheet again from the
// record and compare: these streams, or with [Compare] the whole document.
func PageContents(pdf []byte) ([][]byte, error) {
	revs, err := read(pdf)
	if err != nil {
		return nil, err
	}
	b, err := openFinished(pdf, revs[0])
	if err != nil {
		return nil, err
	}
	var pages [][]byte
	for i, page := range b.pages {
		s, ok := b.resolve(b.dict(page)["Contents"]).(stream)
		if !ok {
			return nil, faultf(-1, "page %d is not drawn in one piece", i+1)
		}
		content, err := b.unpack.inflate(s)
		if err != nil {
			return nil, err
		}
		pages = append(pages, content)
	}
	return pages, nil
}
