package sign

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

const (
	maxAnswer    = 64 << 10
	longestStamp = 20 * time.Second
)

// Authority asks a time stamp authority over HTTP (RFC 3161, section 3.4). Only
// the digest of a signature leaves the computer.
type Authority struct {
	URL    string
	Client *http.Client // nil means http.DefaultClient
}

// Stamp has a detached signature stamped.
func (a *Authority) Stamp(ctx context.Context, cms []byte) ([]byte, error) {
	digest, err := StampedDigest(cms)
	if err != nil {
		return nil, err
	}
	request, nonce, err := StampRequest(digest)
	if err != nil {
		return nil, err
	}
	answer, err := a.post(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("no time stamp from %s: %w", a.URL, err)
	}
	token, err := StampFrom(answer, digest, nonce)
	if err != nil {
		return nil, err
	}
	return AddStamp(cms, token)
}

func (a *Authority) post(ctx context.Context, request []byte) (answer []byte, err error) {
	ctx, cancel := context.WithTimeout(ctx, longestStamp)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, a.URL, bytes.NewReader(request))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/timestamp-query")
	client := a.Client
	if client == nil {
		client = http.DefaultClient
	}
	got, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, got.Body.Close()) }()
	if got.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("it answered %s", got.Status)
	}
	answer, err = io.ReadAll(io.LimitReader(got.Body, maxAnswer+1))
	if err == nil && len(answer) > maxAnswer {
		err = fmt.Errorf("it answered with more than %d bytes", maxAnswer)
	}
	return answer, err
}
