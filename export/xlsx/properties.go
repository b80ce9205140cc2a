package xlsx

import (
	"bytes"
	"time"

	"countersign/count"
)

// application is what a workbook says of the program that wrote it.
const application = "Countersign"

const (
	coreProperties = "docProps/core.xml"
	appProperties  = "docProps/app.xml"
)

// properties are what programs show about the file. They are no evidence: an
// Office signature leaves them out.
func (b *book) properties(title, keywords string, at count.Time) {
	var out bytes.Buffer
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<coreProperties xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>`)
	escaped(&out, printable(title))
	moment := at.Std().UTC().Format(time.RFC3339)
	out.WriteString(`</dc:title><dc:creator>` + application + `</dc:creator><keywords>` + keywords + `</keywords><lastModifiedBy>` + application + `</lastModifiedBy>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + moment + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + moment + `</dcterms:modified></coreProperties>`)
	b.own[coreProperties] = out.Bytes()
}

// property is the text of an element of document properties.
func property(part []byte, name string) string {
	s := &scanner{b: part}
	for s.next() {
		if s.close && string(s.name) == name {
			return plainText(s.text)
		}
	}
	return ""
}
