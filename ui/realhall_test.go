package ui_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/count/journal/postgres"
	"countersign/count/journal/postgres/pgtest"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui"
)

// onNetwork is a window that joins a hall as the program does.
func onNetwork(s *stage, computer string) *inHall {
	s.Helper()
	x := &inHall{stage: &stage{T: s.T, loop: s.loop, app: s.app, folder: filepath.Join(s.TempDir(), "Countersign"), log: &strings.Builder{}}}
	x.window = ui.Open(x.app, ui.Options{
		Folder: x.folder, Log: slog.New(slog.NewTextHandler(x.log, nil)),
		Trust: filepath.Join(x.folder, "keys.trust"), Alarm: x.setAlarm, System: "en-US",
		Join: func(ctx context.Context, address string) (hall.Line, error) {
			return postgres.Open(ctx, address, computer)
		},
	}.In(x.loop))
	x.window.Window().Resize(fyne.NewSize(1280, 800))
	x.Cleanup(x.window.Close)
	return x
}

// appointReal appoints recorders and declares batches, on a desk without a
// window.
func appointReal(t *testing.T, address string) {
	t.Helper()
	j, err := postgres.Open(t.Context(), address, "nobody's")
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Resume(t.Context(), j, desk.Options{Clock: time.Now, Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	appoint(t, d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestTheNetworkOfARealHallGoesAndComesBack has a chief teller and a table on
// one database, and cuts the table's cable in the middle of a batch.
func TestTheNetworkOfARealHallGoesAndComesBack(t *testing.T) {
	server := pgtest.Shared(t)
	addresses, err := postgres.Init(t.Context(), server.Database(t), 2)
	if err != nil {
		t.Fatal(err)
	}
	proxy := pgtest.NewProxy(t, server)
	s := newStage(t)
	chief, table := onNetwork(s, "chief's"), onNetwork(s, "a")
	chief.joins(addresses.Chief)
	chief.typed("training")
	chief.press(fyne.KeyReturn, fyne.KeyReturn)
	chief.must("Vote definition", "counting hall, chief")
	appointReal(t, addresses.Chief)
	table.joins(proxy.Address(t, addresses.Tables[0]))
	table.sits()
	table.until("Batch 1 of 3")
	chief.ctrl(fyne.Key7)
	chief.until("Counts 1 A")
	table.keys()
	table.until("Batch 2 of 3")
	chief.until("1 of 6 entries are closed")
	table.typed("31")
	proxy.Cut()
	table.until("No network since")
	for _, figure := range []string{"18", "1", "0", "27", "22", "0", "1"} {
		table.typed(figure)
		table.press(fyne.KeyReturn)
	}
	table.until("nothing is saved until it is back")
	if table.must("Batch 2 of 3"); !table.shows("31") {
		t.Error("what was typed without the network is gone")
	}
	proxy.Mend()
	table.until("Not saved") // in place of "No network"
	table.press(fyne.KeyReturn)
	table.until("Batch 3 of 3")
	chief.until("2 of 6 entries are closed")
}
