package board

import (
	"context"

	"countersign/count"
	"countersign/count/rollup"
)

// Lists are the three that a secretary sees before an import is done. Every
// file is in one of them.
type Lists struct {
	Import  []rollup.Outcome // its figures will count, or wait, or it makes a problem that has to be seen; also an older revision, to which others are held
	Skip    []rollup.Outcome // here already
	Refused []rollup.Outcome // with the reason
}

// Examine looks at one verified file. It changes nothing and may be called from
// several goroutines at once.
func (b *Board) Examine(a rollup.Arrival) rollup.Kept { return b.r.Examine(a) }

// Preview says what an import would do, and changes nothing.
func (b *Board) Preview(files []rollup.Kept) Lists {
	b.mu.Lock()
	defer b.mu.Unlock()
	return sorted(b.r.Try(files))
}

func sorted(outcomes []rollup.Outcome) Lists {
	var l Lists
	for _, o := range outcomes {
		switch o.Kind {
		case rollup.Refused:
			l.Refused = append(l.Refused, o)
		case rollup.Same:
			l.Skip = append(l.Skip, o)
		default:
			l.Import = append(l.Import, o)
		}
	}
	return l
}

// Import takes files that were examined, all of them or none, and says what
// became of each. A file that is held already (rollup.Holds) leaves no entry.
func (b *Board) Import(ctx context.Context, files []rollup.Kept) (Lists, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	lists := sorted(b.r.Try(files))
	var acts []act
	type file struct {
		name   string
		digest count.Digest
		sheet  bool // a good copy may come with a bad one of the same name
	}
	now := map[file]bool{}
	for i := range files {
		f := file{files[i].File, files[i].Digest, files[i].Sheet != nil}
		if now[f] || b.r.Holds(files[i]) {
			continue
		}
		now[f] = true
		acts = append(acts, act{File: &files[i]})
	}
	if len(acts) == 0 {
		return lists, nil
	}
	return lists, b.do(ctx, acts...)
}
