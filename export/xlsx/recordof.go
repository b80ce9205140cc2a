package xlsx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// recordOf joins the lines of sheet Record. It reads the few elements that it
// needs itself: opening the workbook with a library takes longer than all the
// rest of the check. Whether what a person sees is the same is proved later,
// for every part.
func recordOf(p parts) ([]byte, error) {
	sheet, err := recordPart(p)
	if err != nil {
		return nil, err
	}
	var shared struct {
		Strings []richText `xml:"si"`
	}
	if b, ok := p["xl/sharedStrings.xml"]; ok {
		if err := xml.Unmarshal(b, &shared); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
		}
	}
	var ws struct {
		Rows []struct {
			Cells []struct {
				Kind   string   `xml:"t,attr"`
				Value  string   `xml:"v"`
				Inline richText `xml:"is"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
	if err := xml.Unmarshal(sheet, &ws); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	var out bytes.Buffer
	for _, row := range ws.Rows {
		for _, c := range row.Cells {
			text := c.Value
			switch c.Kind {
			case "s":
				i, err := strconv.Atoi(c.Value)
				if err != nil || i < 0 || i >= len(shared.Strings) {
					return nil, ErrNoRecord
				}
				text = shared.Strings[i].text()
			case "inlineStr":
				text = c.Inline.text()
			}
			out.WriteString(text)
		}
		out.WriteByte('\n')
	}
	if out.Len() == 0 {
		return nil, ErrNoRecord
	}
	return out.Bytes(), nil
}

// richText is a string that may be in several runs.
type richText struct {
	Text string   `xml:"t"`
	Runs []string `xml:"r>t"`
}

func (r richText) text() string { return unescape(r.Text + strings.Join(r.Runs, "")) }

// unescape takes back the form _xHHHH_ that a workbook has for characters that
// XML cannot hold, and for text that only looks like that form.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if i+7 <= len(s) && s[i:i+2] == "_x" && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				b.WriteRune(rune(n))
				i += 6
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// recordPart finds the part of the worksheet named Record.
func recordPart(p parts) ([]byte, error) {
	var wb struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if xml.Unmarshal(p["xl/workbook.xml"], &wb) != nil || xml.Unmarshal(p["xl/_rels/workbook.xml.rels"], &rels) != nil {
		return nil, ErrNotWorkbook
	}
	for _, s := range wb.Sheets {
		if s.Name != sheetRecord {
			continue
		}
		for _, r := range rels.All {
			if r.ID != s.ID {
				continue
			}
			name := r.Target
			if !strings.HasPrefix(name, "/") {
				name = path.Join("/xl", name)
			}
			if b, ok := p[strings.TrimPrefix(name, "/")]; ok {
				return b, nil
			}
		}
	}
	return nil, ErrNoRecord
}
