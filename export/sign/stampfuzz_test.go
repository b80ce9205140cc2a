package sign_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

// FuzzStampFrom reads what a time stamp authority answers over the network.
func FuzzStampFrom(f *testing.F) {
	cms, _ := signed(f, newKey(f, sample))
	digest, err := sign.StampedDigest(cms)
	if err != nil {
		f.Fatal(err)
	}
	request, nonce, err := sign.StampRequest(digest)
	if err != nil {
		f.Fatal(err)
	}
	for _, kind := range []string{"ec", "rsa:2048"} {
		url, _ := signtest.Authority(f, kind)
		answer, err := http.Post(url, "application/timestamp-query", bytes.NewReader(request))
		if err != nil {
			f.Fatal(err)
		}
		reply, err := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(reply)
		f.Add(reply[:len(reply)/2])
	}
	f.Add([]byte{})
	f.Add([]byte{0x30, 0x80, 0, 0})                                    // no length
	f.Add([]byte{0x30, 0x84, 0xff, 0xff, 0xff, 0xff})                  // too long a one
	f.Add([]byte{0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02})            // refused
	f.Add([]byte{0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x00})            // granted, and nothing in it
	f.Add([]byte("<html><body>Sign in to the hotel's network</html>")) // whoever stands in between
	f.Add(bytes.Repeat([]byte{0x30, 0x80}, 30_000))                    // nested
	f.Fuzz(func(t *testing.T, b []byte) {
		token, err := sign.StampFrom(b, digest, nonce)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "sign: ") {
				t.Errorf("no sentence: %v", err)
			}
			return
		}
		if _, err := sign.AddStamp(cms, token); err != nil {
			t.Errorf("a stamp is taken out that cannot be put in: %v", err)
		}
	})
}
