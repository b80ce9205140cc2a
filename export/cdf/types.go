package cdf

// The classes of the standard that a ratification needs, under its own names.

type report struct {
	Type                string     `json:"@type"`
	Format              string     `json:"Format"`
	GeneratedDate       string     `json:"GeneratedDate"`
	Issuer              string     `json:"Issuer"`
	IssuerAbbreviation  string     `json:"IssuerAbbreviation"`
	SequenceStart       int        `json:"SequenceStart"`
	SequenceEnd         int        `json:"SequenceEnd"`
	Status              string     `json:"Status"`
	IsTest              bool       `json:"IsTest"`
	TestType            string     `json:"TestType,omitempty"`
	VendorApplicationID string     `json:"VendorApplicationId"`
	Notes               string     `json:"Notes,omitempty"`
	GpUnit              []gpUnit   `json:"GpUnit"`
	Election            []election `json:"Election"`
}

type gpUnit struct {
	ID                 string        `json:"@id"`
	Type               string        `json:"@type"`
	UnitType           string        `json:"Type"`
	OtherType          string        `json:"OtherType"`
	Name               text          `json:"Name"`
	ComposingGpUnitIDs []string      `json:"ComposingGpUnitIds,omitempty"`
	VotersRegistered   *int          `json:"VotersRegistered,omitempty"`
	SubUnitsReported   *int          `json:"SubUnitsReported,omitempty"`
	TotalSubUnits      *int          `json:"TotalSubUnits,omitempty"`
	CountStatus        []countStatus `json:"CountStatus"`
}

type countStatus struct {
	Type   string `json:"@type"`
	Of     string `json:"Type"`
	Status string `json:"Status"`
}

type election struct {
	Type            string         `json:"@type"`
	ElectionType    string         `json:"Type"`
	OtherType       string         `json:"OtherType"`
	Name            text           `json:"Name"`
	StartDate       string         `json:"StartDate"`
	EndDate         string         `json:"EndDate"`
	ElectionScopeID string         `json:"ElectionScopeId"`
	BallotCounts    []ballotCounts `json:"BallotCounts,omitempty"`
	Contest         []contest      `json:"Contest"`
}

type ballotCounts struct {
	Type            string `json:"@type"`
	GpUnitID        string `json:"GpUnitId"`
	Of              string `json:"Type"`
	BallotsCast     int    `json:"BallotsCast"`
	BallotsRejected *int   `json:"BallotsRejected,omitempty"`
}

type contest struct {
	ID                 string        `json:"@id"`
	Type               string        `json:"@type"`
	ContestType        string        `json:"Type"`
	OtherType          string        `json:"OtherType"`
	Name               string        `json:"Name"`
	BallotTitle        text          `json:"BallotTitle"`
	ElectionDistrictID string        `json:"ElectionDistrictId"`
	PassageThreshold   text          `json:"PassageThreshold"`
	VoteVariation      string        `json:"VoteVariation"`
	OtherVoteVariation string        `json:"OtherVoteVariation"`
	SequenceOrder      int           `json:"SequenceOrder"`
	SubUnitsReported   int           `json:"SubUnitsReported"`
	TotalSubUnits      int           `json:"TotalSubUnits"`
	CountStatus        []countStatus `json:"CountStatus"`
	ContestSelection   []selection   `json:"ContestSelection"`
	OtherCounts        []otherCounts `json:"OtherCounts,omitempty"`
}

type selection struct {
	ID            string       `json:"@id"`
	Type          string       `json:"@type"`
	Selection     text         `json:"Selection"`
	SequenceOrder int          `json:"SequenceOrder"`
	VoteCounts    []voteCounts `json:"VoteCounts,omitempty"`
}

type voteCounts struct {
	Type     string `json:"@type"`
	GpUnitID string `json:"GpUnitId"`
	Of       string `json:"Type"`
	Count    int    `json:"Count"`
}

type otherCounts struct {
	Type       string `json:"@type"`
	GpUnitID   string `json:"GpUnitId"`
	Undervotes int    `json:"Undervotes"`
}

type text struct {
	Type string     `json:"@type"`
	Text []language `json:"Text"`
}

type language struct {
	Type     string `json:"@type"`
	Content  string `json:"Content"`
	Language string `json:"Language"`
}

func english(s string) text {
	return text{"ElectionResults.InternationalizedText", []language{{"ElectionResults.LanguageString", s, "en"}}}
}

// status is how far the count of a body with some of its places in has come.
func status(received, of int) []countStatus {
	word := "in-process"
	switch {
	case received == 0:
		word = "not-processed"
	case received == of:
		word = "completed"
	}
	return []countStatus{{"ElectionResults.CountStatus", "total", word}}
}
