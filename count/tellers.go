package count

// Role is what a teller does at the table.
type Role string

// The roles at the table.
const (
	ChiefTeller Role = "chief teller"
	Recorder    Role = "recorder"
	Observer    Role = "observer" // keys nothing, signs on paper
)

// Title is the role as it is printed.
func (r Role) Title() string {
	return map[Role]string{ChiefTeller: "Chief teller", Recorder: "Recorder", Observer: "Observer"}[r]
}

// Teller is a person appointed to a count.
type Teller struct {
	Name string `json:"name"`
	Role Role   `json:"role"`
}

// Signer is a teller who signs a sheet, with the SHA-256 of the public key
// that the signature has to be made with.
type Signer struct {
	Name string `json:"name"`
	Role Role   `json:"role"`
	Key  Digest `json:"key"`
}
