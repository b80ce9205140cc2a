package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/hall"
	"countersign/count/journal"
	"countersign/count/journal/postgres"
)

type hallCmd struct {
	Init  hallInit  `help:"Make the database and the roles of a hall, and an invitation for each table."`
	Begin hallBegin `help:"Begin the count of a hall."`
	Show  hallShow  `help:"Say how the count of a hall stands."`
}

type hallInit struct {
	Address string `arg:"" help:"postgres://OWNER:PASSWORD@SERVER/DATABASE. The database is made if it does not exist."`
	Tables  int    `required:"" help:"How many tables count."`
	Out     string `required:"" type:"path" help:"The folder for the invitations, one .hall file for each table and one for the chief teller."`
	Again   bool   `help:"Hand out new invitations to a hall that exists: every entry stays, the invitations handed out before no longer open it."`
}

// mostTables is more than any hall has.
const mostTables = 500

// Run changes nothing in the database before it is sure that the invitations
// have room: passwords that nobody was told would lock the hall.
func (c *hallInit) Run(p *program) error {
	ctx := context.Background()
	switch {
	case !hall.IsAddress(c.Address):
		return failure{unreadable, errors.New("the address of a database begins with postgres://")}
	case c.Tables < 1 || c.Tables > mostTables:
		return failure{unreadable, fmt.Errorf("a hall has 1 to %d tables, not %s", mostTables, count.Grouped(c.Tables))}
	}
	if err := c.room(); err != nil {
		return err
	}
	if err := c.onPurpose(ctx); err != nil {
		return err
	}
	s, err := postgres.Init(ctx, c.Address, c.Tables)
	if errors.Is(err, journal.ErrOffline) {
		return failure{unreadable, errors.New("the hall's server cannot be reached: no invitation was written. See that it runs and that the address is right, then make the same call again")}
	}
	if err != nil {
		return cannotRead(words.T("the hall"), err)
	}
	if err := c.invite(s); err != nil {
		return fmt.Errorf("%w. The hall is made, but nobody can join it yet: the same call with another --out and --again writes all invitations anew", err)
	}
	c.say(p, s)
	return nil
}

// path is the file of a table, or of the chief teller.
func (c *hallInit) path(table string) string { return filepath.Join(c.Out, table+hall.Suffix) }

const chiefTable = "chief"

func (c *hallInit) names() []string {
	names := []string{chiefTable}
	for n := 1; n <= c.Tables; n++ {
		names = append(names, words.F("table %d", n))
	}
	return names
}

// room makes the folder and finds every name free.
func (c *hallInit) room() error {
	if err := os.MkdirAll(c.Out, 0o700); err != nil {
		return fmt.Errorf("the folder for the invitations cannot be made: %w. Nothing was changed", err)
	}
	for _, name := range c.names() {
		if _, err := os.Lstat(c.path(name)); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s exists already, and an invitation is never written over. Nothing was changed: choose another folder with --out", c.path(name))
		}
	}
	probe, err := os.CreateTemp(c.Out, ".hall-*")
	if err != nil {
		return fmt.Errorf("the folder for the invitations cannot be written: %w. Nothing was changed", err)
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}

// onPurpose stops whoever would lock a hall's tables out without knowing it.
func (c *hallInit) onPurpose(ctx context.Context) error {
	if c.Again {
		return nil
	}
	j, err := postgres.Open(ctx, c.Address, machine())
	if err != nil {
		return nil // no hall yet; what else is wrong, Init says
	}
	seq, _, err := j.Head(ctx)
	if err := errors.Join(err, j.Close()); err != nil {
		return nil
	}
	return failure{found, fmt.Errorf("there is a hall at this address already, with %s. Nothing was changed. With --again all its entries stay, every table gets a new invitation, and those handed out before no longer open it", words.N(int(seq), "1 event", "%s events"))}
}

func (c *hallInit) invite(s *postgres.Setup) error {
	addresses := append([]string{s.Chief}, s.Tables...)
	for i, name := range c.names() {
		if err := hall.WriteInvitation(c.path(name), name, addresses[i]); err != nil {
			return err
		}
	}
	return nil
}

func (c *hallInit) say(p *program, s *postgres.Setup) {
	if s.Existed {
		p.printf("There was a hall already. Its entries stay as they are; the invitations handed out before no longer open it.\n")
	} else {
		p.printf("The hall is made, for %s.\n", words.N(c.Tables, "1 table", "%s tables"))
	}
	addresses := append([]string{s.Chief}, s.Tables...)
	for i, name := range c.names() {
		p.printf("  %-9s %s\n", name, addresses[i])
	}
	p.printf(`
Each address holds a password and stands in a file, too: %s
Next:
  1. Bring every table its file, on a stick or over a line that others cannot
     read. Whoever has it can count as that table; no table needs another's.
  2. Begin the count with the chief teller's:
       tally hall begin %q --vote VOTE --place PLACE
  3. In the window: Join a counting hall. Here: tally count --journal FILE%s
  4. Watch: tally hall show %q --watch
`, filepath.Join(c.Out, "*"+hall.Suffix), c.path(chiefTable), hall.Suffix, c.path(chiefTable))
	if here(c.Address) {
		p.printf("\nThese addresses lead to the computer itself that they are used on. For tables on other computers, make the hall with the server's name or number in the network: postgres://OWNER:PASSWORD@SERVER/DATABASE\n")
	}
	if s.Needed > s.Connections {
		p.printf("\nThe server allows %s connections and so many tables take %s: raise max_connections in postgresql.conf and restart it before the count begins.\n",
			count.Grouped(s.Connections), count.Grouped(s.Needed))
	}
}

// here says of an address that no other computer reaches the server by it.
func here(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Query().Has("host") {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "" || u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
}

type hallBegin struct {
	Hall  where  `arg:"" help:"The hall: the chief teller's .hall file or address."`
	Vote  string `required:"" type:"file" help:"The definition, or the name of an embedded one."`
	Place string `required:"" help:"The place, UNION/UNIT/LOCAL."`
}

// Run begins the count, or says that it has begun.
func (c *hallBegin) Run(p *program) error {
	x := countCmd{File: c.Hall, Vote: c.Vote, Place: c.Place}
	d, _, err := x.openHall(p)
	if err != nil {
		return err
	}
	s := d.Snapshot()
	p.printf("%s: %s, %s. %s so far; every table can join.\n", c.Hall, s.Vote.Title, s.Tally.Place.ID, words.N(int(s.Revision), "1 event", "%s events"))
	return d.Close()
}
