package journaltest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"countersign/count/journal"
)

func empty(t *testing.T, open Open) {
	j, _ := open(t)
	stands(t, j)
	finish(t, j)
}

func appendAndRead(t *testing.T, open Open) {
	j, _ := open(t)
	bodies := []string{`{"yes":513}`, `{"name":"Zoë \u0000 𝄞"}`, `{}`}
	events := add(t, j, 0, bodies[0])
	events = append(events, add(t, j, 1, bodies[1:]...)...)
	hash := journal.Origin()
	for i, e := range events {
		hash = journal.Next(hash, []byte(bodies[i]))
		if e.Seq != int64(i+1) || e.Hash != hash || string(e.Body) != bodies[i] {
			t.Errorf("event %d: %d %s %v, want %s %v", i+1, e.Seq, e.Body, e.Hash, bodies[i], hash)
		}
	}
	stands(t, j, bodies...)
	finish(t, j)
}

func bodiesAreCopied(t *testing.T, open Open) {
	j, _ := open(t)
	b := []byte(`{"a":1}`)
	events, err := j.Append(ctxOf(t), 0, b)
	if err != nil {
		t.Fatal(err)
	}
	b[5] = '2'
	if string(events[0].Body) != `{"a":1}` {
		t.Errorf("the event changed with the caller's bytes: %s", events[0].Body)
	}
	stands(t, j, `{"a":1}`)
	finish(t, j)
}

func readFrom(t *testing.T, open Open) {
	j, _ := open(t)
	add(t, j, 0, `{"n":1}`, `{"n":2}`, `{"n":3}`)
	for from, want := range map[int64]int{-1: 3, 0: 3, 1: 3, 2: 2, 3: 1, 4: 0, 1 << 40: 0} {
		got := all(t, j, from)
		if len(got) != want {
			t.Errorf("from %d: %d events, want %d", from, len(got), want)
			continue
		}
		if want > 0 && got[want-1].Seq != 3 {
			t.Errorf("from %d: last is %d, want 3", from, got[want-1].Seq)
		}
	}
	finish(t, j)
}

func readStops(t *testing.T, open Open) {
	j, _ := open(t)
	add(t, j, 0, `{"n":1}`, `{"n":2}`)
	for e, err := range j.Read(ctxOf(t), 1) {
		if err != nil || e.Seq != 1 {
			t.Fatalf("first is %d (%v)", e.Seq, err)
		}
		break
	}
	add(t, j, 2, `{"n":3}`)
	stands(t, j, `{"n":1}`, `{"n":2}`, `{"n":3}`)
	finish(t, j)
}

func appendWhileReading(t *testing.T, open Open) {
	j, _ := open(t)
	add(t, j, 0, `{"n":1}`, `{"n":2}`)
	seen := 0
	for _, err := range j.Read(ctxOf(t), 1) {
		if err != nil {
			t.Fatal(err)
		}
		seen++
		add(t, j, int64(1+seen), fmt.Sprintf(`{"more":%d}`, seen))
	}
	if seen != 2 {
		t.Errorf("saw %d events, want the 2 that were there", seen)
	}
	stands(t, j, `{"n":1}`, `{"n":2}`, `{"more":1}`, `{"more":2}`)
	finish(t, j)
}

func moved(t *testing.T, open Open) {
	j, _ := open(t)
	add(t, j, 0, `{"n":1}`, `{"n":2}`)
	for _, after := range []int64{-1, 0, 1, 3, 1 << 40} {
		if _, err := j.Append(ctxOf(t), after, []byte(`{"late":1}`)); !errors.Is(err, journal.ErrMoved) {
			t.Errorf("after %d: %v, want ErrMoved", after, err)
		}
	}
	if _, err := j.Append(ctxOf(t), 1); !errors.Is(err, journal.ErrMoved) {
		t.Errorf("nothing after 1: %v, want ErrMoved", err)
	}
	add(t, j, 2)
	stands(t, j, `{"n":1}`, `{"n":2}`)
	finish(t, j)
}

func allOrNothing(t *testing.T, open Open) {
	j, _ := open(t)
	add(t, j, 0, `{"n":1}`)
	_, err := j.Append(ctxOf(t), 1, []byte(`{"n":2}`), []byte(`[3]`), []byte(`{"n":4}`))
	if !errors.Is(err, journal.ErrBody) {
		t.Fatalf("%v, want ErrBody", err)
	}
	stands(t, j, `{"n":1}`)
	finish(t, j)
}

func bodies(t *testing.T, open Open) {
	j, _ := open(t)
	longest := `{"a":"` + strings.Repeat("x", journal.MaxBody-8) + `"}`
	for name, b := range map[string]string{
		"nothing": "", "text": `"a"`, "list": `[1]`, "number": `1`, "null": `null`, "half": `{"a":1`,
		"two": `{}{}`, "line break": "{\n}", "carriage return": "{\r}", "blank before": ` {}`, "line behind": "{}\n",
		"not UTF-8": "{\"a\":\"\xff\"}", "control": "{\"a\":\"\x00\"}", "too long": longest + "}",
		"one byte too long": longest[:6] + "x" + longest[6:],
	} {
		if _, err := j.Append(ctxOf(t), 0, []byte(b)); !errors.Is(err, journal.ErrBody) {
			t.Errorf("%s: %v, want ErrBody", name, err)
		}
	}
	add(t, j, 0, longest)
	stands(t, j, longest)
	finish(t, j)
}

func writers(t *testing.T, open Open) {
	j, _ := open(t)
	const each, hands = 20, 4
	won := make([][]int64, hands)
	var wg sync.WaitGroup
	for h := range hands {
		wg.Go(func() {
			for len(won[h]) < each {
				after, _, err := j.Head(ctxOf(t))
				if err != nil {
					t.Error(err)
					return
				}
				e, err := j.Append(ctxOf(t), after, fmt.Appendf(nil, `{"hand":%d}`, h))
				if errors.Is(err, journal.ErrMoved) {
					continue
				}
				if err != nil || e[0].Seq != after+1 {
					t.Errorf("after %d: %v %v", after, e, err)
					return
				}
				won[h] = append(won[h], e[0].Seq)
			}
		})
	}
	wg.Wait()
	want := make([]string, each*hands)
	for h, seqs := range won {
		for _, s := range seqs {
			if want[s-1] != "" {
				t.Errorf("number %d was given twice", s)
			}
			want[s-1] = fmt.Sprintf(`{"hand":%d}`, h)
		}
	}
	stands(t, j, want...)
	finish(t, j)
}

func reopened(t *testing.T, open Open) {
	j, reopen := open(t)
	var want []string
	for n := range 30 {
		want = append(want, fmt.Sprintf(`{"n":%d,"pad":%q}`, n, strings.Repeat("p", n*40)))
		add(t, j, int64(n), want[n])
	}
	before := all(t, j, 1)
	j = reopen()
	for i, e := range all(t, j, 1) {
		if e.Seq != before[i].Seq || e.Hash != before[i].Hash || string(e.Body) != string(before[i].Body) {
			t.Errorf("event %d is another after reopening", i+1)
		}
	}
	stands(t, j, want...)
	add(t, j, 30, `{"n":30}`)
	j = reopen()
	stands(t, j, append(want, `{"n":30}`)...)
	finish(t, j)
}

func ended(t *testing.T, open Open) {
	j, _ := open(t)
	ctx, cancel := context.WithCancel(ctxOf(t))
	cancel()
	if _, err := j.Append(ctx, 0, []byte(`{}`)); !errors.Is(err, context.Canceled) {
		t.Errorf("append: %v, want Canceled", err)
	}
	stands(t, j)
	add(t, j, 0, `{}`)
	stands(t, j, `{}`)
	finish(t, j)
}

func closed(t *testing.T, open Open) {
	j, _ := open(t)
	add(t, j, 0, `{}`)
	finish(t, j)
	finish(t, j)
	if _, err := j.Append(ctxOf(t), 1, []byte(`{}`)); !errors.Is(err, journal.ErrClosed) {
		t.Errorf("append: %v", err)
	}
	if _, _, err := j.Head(ctxOf(t)); !errors.Is(err, journal.ErrClosed) {
		t.Errorf("head: %v", err)
	}
	if err := j.Verify(ctxOf(t)); !errors.Is(err, journal.ErrClosed) {
		t.Errorf("verify: %v", err)
	}
	for _, err := range j.Read(ctxOf(t), 1) {
		if !errors.Is(err, journal.ErrClosed) {
			t.Errorf("read: %v", err)
		}
	}
}
