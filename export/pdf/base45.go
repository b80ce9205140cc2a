package pdf

// alphabet45 is the alphanumeric set of QR codes, which base45 (RFC 9285)
// writes bytes in.
const alphabet45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

// base45 writes pairs of bytes as three characters, a last single one as two.
func base45(b []byte) string {
	out := make([]byte, 0, len(b)/2*3+2)
	for ; len(b) > 1; b = b[2:] {
		n := int(b[0])<<8 | int(b[1])
		out = append(out, alphabet45[n%45], alphabet45[n/45%45], alphabet45[n/45/45])
	}
	if len(b) == 1 {
		out = append(out, alphabet45[b[0]%45], alphabet45[b[0]/45])
	}
	return string(out)
}
