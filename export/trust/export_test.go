package trust

// Decode and Encode give tests the form of an entry.
var Decode = decode

// Encode is the one spelling of an entry.
func (e *Entry) Encode() ([]byte, error) { return e.encode() }
