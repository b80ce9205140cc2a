package postgres_test

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

func TestZZ(t *testing.T) {
	h := newHall(t, 1)
	fill(t, join(t, h.Chief), 10_000)
	sql := `set plan_cache_mode=force_generic_plan; set enable_seqscan=off; set enable_bitmapscan=off; set enable_hashjoin=off; set enable_mergejoin=off; set jit=off;
\timing on
select count(*) from countersign.read(9900, 4000000);
select count(*) from countersign.read(9900, 4000000);
select count(*) from countersign.read(9900, 4000000);
select count(*) from countersign.read(9900, 4000000);
select count(*) from countersign.read(9900, 4000000);
select count(*) from countersign.read(9900, 4000000);
select count(*) from countersign.read(9900, 4000000);
select count(*) from countersign.read(9900, 4000000);
select count(*) from countersign.turn(9900, 4000000);
select count(*) from countersign.turn(9900, 4000000);
select count(*) from countersign.turn(9999, 4000000);
select count(*) from countersign.read(9999, 4000000);
select countersign.pulse('x');
select countersign.pulse('x');
select countersign.pulse('x');
select * from countersign.append(10000, array['{"a":1}']);
select * from countersign.append(10001, array['{"a":1}']);
begin;
select * from countersign.append(10002, array['{"a":1}']);
select * from countersign.append(10003, array['{"a":1}']);
select * from countersign.append(10004, array['{"seq":10005,"at":"2011-06-15T18:05:00Z","command":{"do":"close","batch":8000,"side":"A","recorder":"X Y","answers":1}}']);
select * from countersign.append(10005, array['{"seq":10006,"at":"2011-06-15T18:05:00Z","command":{"do":"close","batch":8001,"side":"A","recorder":"X Y","answers":1}}']);
select * from countersign.append(10006, array['{"seq":10007,"at":"2011-06-15T18:05:00Z","command":{"do":"close","batch":8001,"side":"B","recorder":"X Y","answers":1}}']);
select * from countersign.append(10007, array['{"seq":10008,"at":"2011-06-15T18:05:00Z","command":{"do":"close","batch":8003,"side":"B","recorder":"X Y","answers":1}}']);
select * from countersign.append(10008, array['{"seq":10009,"at":"2011-06-15T18:05:00Z","command":{"do":"close","batch":8004,"side":"B","recorder":"X Y","answers":1}}']);
commit;
`
	os.WriteFile("/tmp/h-pg/q.sql", []byte(sql), 0o644)
	out, err := exec.Command("psql", "-At", h.Tables[0], "-f", "/tmp/h-pg/q.sql").CombinedOutput()
	fmt.Println(string(out), err)
}
