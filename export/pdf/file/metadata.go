package file

import (
	"encoding/xml"
	"strings"
	"time"
)

const dateForm = "D:20060102150405+00'00'"

// date is a time to the second in UTC. A bare Z is refused by some readers.
func date(t time.Time) text { return text{bytes: []byte(t.UTC().Format(dateForm))} }

// parseDate reads what date writes.
func parseDate(v object) (time.Time, bool) {
	s, _ := v.(text)
	t, err := time.Parse(dateForm, string(s.bytes))
	return t.UTC(), err == nil && same(date(t), v)
}

const nameSpaces = `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
	` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`

// xmp is the metadata packet. It says the same as the document information,
// which PDF/A insists on, and that the file is built to PDF/A-3b.
func xmp(d Document) []byte {
	at := d.Created.UTC().Format("2006-01-02T15:04:05Z")
	title, creator, producer := escapeXML(d.Title), escapeXML(d.Creator), escapeXML(d.Producer)
	return []byte("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" ` + nameSpaces + ">\n" +
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + title + "</rdf:li></rdf:Alt></dc:title>\n" +
		`<dc:language><rdf:Bag><rdf:li>` + escapeXML(d.Language) + "</rdf:li></rdf:Bag></dc:language>\n" +
		"<xmp:CreateDate>" + at + "</xmp:CreateDate><xmp:ModifyDate>" + at + "</xmp:ModifyDate>" +
		"<xmp:CreatorTool>" + creator + "</xmp:CreatorTool>\n" +
		"<pdf:Producer>" + producer + "</pdf:Producer>\n" +
		"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n" +
		"</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n" + `<?xpacket end="r"?>`)
}

func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}
