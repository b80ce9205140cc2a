package record_test

import (
	"bytes"
	"fmt"

	"countersign/count"
	"countersign/export/record"
)

// How a record begins.
func Example() {
	b, err := record.Write(&count.Sheet{
		Vote:     count.VoteRef{ID: "TRAINING", Title: "Training vote (sample)", Revision: 1, Sample: true},
		Revision: 1,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range bytes.Split(b, []byte("\n"))[:20] {
		fmt.Printf("%s\n", line)
	}
	// Output:
	// {
	//  "format": "countersign record 1",
	//  "sheet": {
	//   "vote": {
	//    "id": "TRAINING",
	//    "title": "Training vote (sample)",
	//    "revision": 1,
	//    "digest": "",
	//    "sample": true,
	//    "embargo": {
	//     "until": "",
	//     "all_in": false,
	//     "words": ""
	//    }
	//   },
	//   "revision": 1,
	//   "supersedes": "",
	//   "reason": "",
	//   "began": "",
	//   "last_entry": "",
}
