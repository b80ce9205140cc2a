package count_test

import (
	"strings"
	"testing"

	"countersign/count"
)

func TestASheetNamesTheTimeStampAuthorityOfItsVote(t *testing.T) {
	v := &count.Vote{ID: "SAMPLE", Title: "Sample vote", Revision: 3, Sample: true}
	ref := v.Ref(count.Sum([]byte("sample")))
	if ref.TimeStamps != "" || ref.ID != "SAMPLE" || ref.Title != "Sample vote" || ref.Revision != 3 || !ref.Sample || ref.Digest.IsZero() {
		t.Errorf("%+v", ref)
	}
	text, err := count.Canonical(ref)
	if err != nil || strings.Contains(string(text), "time_stamps") {
		t.Errorf("a vote without an authority mentions one: %s, %v", text, err)
	}
	v.TimeStamps = &count.Authority{Name: "Sample Time Authority"}
	if got := v.Ref(count.Digest{}).TimeStamps; got != "Sample Time Authority" {
		t.Errorf("the authority is %q", got)
	}
}
