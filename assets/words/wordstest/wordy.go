package wordstest

import (
	"regexp"
	"strings"
	"unicode"
)

// mute are packages, functions and methods whose texts nobody reads as words.
var mute = map[string]bool{
	"regexp": true, "filepath": true, "path": true, "os": true, "exec": true, "flag": true, "strconv": true, "json": true, "time": true,
	"url": true, "mime": true, "syscall": true, "hex": true, "log": true, "slog": true, "theme": true, "x509": true, "pem": true, "sql": true,
	"strings.Contains": true, "strings.CutPrefix": true, "strings.CutSuffix": true, ".Format": true, ".format": true, "strings.HasPrefix": true, "strings.HasSuffix": true, "strings.Cut": true, "strings.TrimPrefix": true,
	"strings.TrimSuffix": true, "strings.ReplaceAll": true, "strings.NewReplacer": true, "strings.Split": true, "strings.Index": true,
	"strings.ContainsAny": true, "strings.Trim": true, "strings.TrimRight": true, "strings.TrimLeft": true, "strings.Count": true,
	"bytes.HasPrefix": true, "bytes.Contains": true, "bytes.Index": true, "bytes.LastIndex": true, "bytes.Cut": true, "fyne.NewStaticResource": true,
	".must": true, ".Info": true, ".Warn": true, ".Error": true, ".Debug": true, ".Note": true, // of a log
	".NewProc": true,
}

// verb is a hole.
var verb = regexp.MustCompile(`%(?:%|[-+# 0]*(?:\[\d+\])?(?:\d+|\*)?(?:\.(?:\d+|\*))?[a-zA-Z])`)

// noWords begins what is written for machines.
var noWords = regexp.MustCompile(`^(?:[a-z]+/[a-z]|[a-z]+://|/|\.|\*\.|#|<|\{|\[|[A-Za-z0-9_.-]+=|[A-Z]\d{3}$|-|` +
	`[a-z]+\([a-z]*(?:, |\))|[a-z]+\([a-z]+\[?|SQLite format|(?:SELECT|RESET|INSERT|UPDATE|DELETE|CREATE|PRAGMA|GRANT|REVOKE|ALTER|DROP|BEGIN|COMMIT|ROLLBACK|LISTEN|NOTIFY|LOCK|SET|TRUNCATE|WITH|DO) |BEGIN$|COMMIT$|ROLLBACK$)`)

// wordy reports whether a text looks like words for people: some of them with a
// blank between, or one that begins with an upper-case letter.
func wordy(s string) bool {
	plain := strings.TrimSpace(verb.ReplaceAllString(s, ""))
	letters := 0
	for _, r := range plain {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 2 || noWords.MatchString(strings.TrimSpace(s)) || strings.Count(s, "\n") > 1 {
		return false
	}
	if strings.Contains(plain, " ") || letters > 2 && strings.Contains(s, " ") && verb.MatchString(s) {
		return true // some words, or one beside a hole: "batch %d"
	}
	first := []rune(plain)[0]
	return unicode.IsUpper(first) && !strings.ContainsAny(plain, "_/\\") && strings.ToUpper(plain) != plain
}
