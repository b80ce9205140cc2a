package plan

import (
	"slices"

	"countersign/count"
)

// setters take the fields of a sheet into the definition, by the name of the
// field. Each is given the row whose column Value it reads.
type setters map[string]func(v *count.Vote, r row)

var voteSetters = setters{
	fieldID:        func(v *count.Vote, r row) { v.ID = r.code(headValue, "the code of the vote") },
	fieldTitle:     func(v *count.Vote, r row) { v.Title = r.name(headValue, "the title of the vote") },
	fieldRevision:  func(v *count.Vote, r row) { v.Revision = r.number(headValue, "the revision", 1, 999) },
	fieldSample:    func(v *count.Vote, r row) { v.Sample = r.yes(headValue, "sample") },
	fieldNote:      func(v *count.Vote, r row) { v.Note = r.text(headValue) },
	fieldOpens:     func(v *count.Vote, r row) { v.Opens = r.day(headValue, "the first day of voting") },
	fieldCloses:    closes,
	fieldCoalition: func(v *count.Vote, r row) { v.Coalition.Code = r.code(headValue, "the code of the coalition") },
	fieldName:      func(v *count.Vote, r row) { v.Coalition.Name = r.name(headValue, "the name of the coalition") },
	fieldMembers:   func(v *count.Vote, r row) { v.Coalition.Roll = r.count(headValue, "roll of the coalition") },
	fieldUntil:     func(v *count.Vote, r row) { v.Embargo.Until = r.moment(headValue, "the end of the embargo") },
	fieldAllIn:     func(v *count.Vote, r row) { v.Embargo.AllIn = r.yes(headValue, "an embargo until all are in") },
	fieldBanner:    banner,
}

func closes(v *count.Vote, r row) {
	v.Closes = r.day(headValue, "the last day of voting")
	if v.Opens != "" && v.Closes != "" && v.Closes < v.Opens {
		r.addf(r.cell(headValue), "voting closes on %s, before it opens on %s", v.Closes, v.Opens)
	}
}

func banner(v *count.Vote, r row) {
	v.Embargo.Words = r.text(headValue)
	if v.Embargo.On() && v.Embargo.Words == "" {
		r.addf(r.cell(headValue), "there is an embargo, and the banner on the sheets has no words")
	}
}

var ballotSetters = setters{
	fieldMethod: func(v *count.Vote, r row) {
		v.Ballots.Method = count.Method(r.oneOf(headValue, "the voting method", []string{string(count.InPerson), string(count.ByMail), string(count.Both)}, true))
	},
	fieldBatch: func(v *count.Vote, r row) {
		v.Ballots.BatchSize = r.number(headValue, "the number of ballots in a batch", 1, 1000)
	},
	fieldVoid: func(v *count.Vote, r row) { v.Ballots.VoidPolicy = r.text(headValue) },
	fieldPaper: func(v *count.Vote, r row) {
		v.Ballots.Paper = r.oneOf(headValue, "the paper of the sheet", []string{"letter", "a4"}, true)
	},
	fieldLeast: func(v *count.Vote, r row) {
		v.Ballots.Tellers.Least = r.number(headValue, "the number of tellers who sign", 2, 200)
	},
	fieldRoles: roles,
	fieldKeys: func(v *count.Vote, r row) {
		v.Ballots.Tellers.Keys = count.KeyKind(r.oneOf(headValue, "the kind of key", []string{string(count.ECDSAKeys), string(count.RSAKeys), string(count.AnyKeys)}, false))
	},
	fieldBlanks: func(v *count.Vote, r row) { v.Thresholds.Blank = r.share(headValue, "the share of blank ballots") },
	fieldVoids:  func(v *count.Vote, r row) { v.Thresholds.Void = r.share(headValue, "the share of void ballots") },
	fieldLow:    func(v *count.Vote, r row) { v.Thresholds.TurnoutLow = r.share(headValue, "the low turnout") },
	fieldHigh:   func(v *count.Vote, r row) { v.Thresholds.TurnoutHigh = r.share(headValue, "the high turnout") },
	fieldSmall: func(v *count.Vote, r row) {
		v.Thresholds.SmallCell = r.number(headValue, "a small cell", 0, 1000)
	},
}

func roles(v *count.Vote, r row) {
	v.Ballots.Tellers.Roles = []count.Role{}
	for _, name := range r.list(headValue) {
		role := count.Role(name)
		switch {
		case role.Title() == "":
			r.addf(r.cell(headValue), "%q is no role of a teller: chief teller, recorder, observer", clip(name))
		case slices.Contains(v.Ballots.Tellers.Roles, role):
			r.addf(r.cell(headValue), "the role %s is there twice", name)
		default:
			v.Ballots.Tellers.Roles = append(v.Ballots.Tellers.Roles, role)
		}
	}
}

// fields reads a sheet with one row a field, in the order of the template.
func (r *reader) fields(name string, take *setters) {
	rows := map[string]row{}
	for _, x := range r.rowsOf(name) {
		field := x.text(headField)
		_, known := (*take)[field]
		_, twice := rows[field]
		switch {
		case field == "":
			r.addf(x.cell(headField), "%q stands in a row without a field; delete it", clip(x.text(headValue)))
		case !known:
			r.addf(x.cell(headField), "the template has no field %q; delete the row, or give it back its name", clip(field))
		case twice:
			r.addf(x.cell(headField), "the field %q is there twice", field)
		default:
			rows[field] = x
		}
	}
	i := slices.IndexFunc(tables, func(t table) bool { return t.sheet == name })
	for _, f := range tables[i].fields {
		x, ok := rows[f.name]
		switch {
		case ok:
			(*take)[f.name](&r.plan.vote, x)
		case r.sheets[name].columns[headField] != 0:
			r.addf(name, "the row of the field %q is missing; take it from a new template", f.name)
		}
	}
}
