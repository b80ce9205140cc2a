package rule

import (
	"strings"

	"countersign/count"
)

// body is a node of the tree: the coalition, a union, a unit, a place.
type body struct {
	height int
	at     int // its place among the bodies of its level
	parent int // -1 for the coalition
	path   string
	name   string
	roll   count.Count // as the definition states it
	put    []bool      // of a place: the definition puts the question there
	more   int64       // what corrected rolls add to those that are stated
	in     []sums      // a question each: of the bodies below
	out    []sums      // the same with the roll that is stated for the body
	from   [4]int      // bodies of a level below it: these places among them
	to     [4]int
	given  Return // of a place
}

// forest is the bodies of a vote in the order of the definition.
type forest struct {
	bodies []body
	levels [4][]int
	paths  [4]map[string]int
}

// tallLevels are the levels by height.
var tallLevels = [4]count.Level{count.LevelLocal, count.LevelUnit, count.LevelUnion, count.LevelCoalition}

func plant(v *count.Vote) *forest {
	f := &forest{}
	c := &v.Coalition
	root := f.grow(body{height: 3, parent: -1, name: c.Name, roll: c.Roll})
	for i := range c.Unions {
		u := &c.Unions[i]
		union := f.grow(body{height: 2, parent: root, path: u.Code, name: u.Name, roll: u.Roll})
		for j := range u.Units {
			if u.Units[j].ReportsAs == "" {
				f.unit(v, u, &u.Units[j], union)
			}
		}
		f.close(union)
	}
	f.close(root)
	return f
}

func (f *forest) unit(v *count.Vote, u *count.Union, n *count.Unit, union int) {
	b := body{height: 1, parent: union, path: u.Code + "/" + n.Code, name: n.Name, roll: n.Roll}
	for _, other := range u.Units {
		if other.ReportsAs == n.Code {
			b.name += " and " + other.Name
			if b.roll.Set() && other.Roll.Set() {
				b.roll = count.N(b.roll.Int() + other.Roll.Int())
			} else {
				b.roll = count.Count{}
			}
		}
	}
	unit := f.grow(b)
	put := make([]bool, len(v.Questions))
	for i, q := range v.Questions {
		put[i] = true
		for _, x := range n.NotPut {
			put[i] = put[i] && x != q.ID
		}
	}
	leaf := body{parent: unit, path: b.path, name: b.name, roll: b.roll, put: put}
	if len(n.Locals) == 0 {
		f.close(f.grow(leaf))
	}
	for _, l := range n.Locals {
		leaf.path, leaf.name, leaf.roll = b.path+"/"+l.Code, l.Name, l.Roll
		f.close(f.grow(leaf))
	}
	f.close(unit)
}

// grow adds a body and notes where those below it will begin.
func (f *forest) grow(b body) int {
	b.at = len(f.levels[b.height])
	for h := range b.from {
		b.from[h] = len(f.levels[h])
	}
	f.bodies = append(f.bodies, b)
	id := len(f.bodies) - 1
	f.levels[b.height] = append(f.levels[b.height], id)
	if f.paths[b.height] == nil {
		f.paths[b.height] = map[string]int{}
	}
	f.paths[b.height][b.path] = id
	return id
}

// close notes where the bodies below end.
func (f *forest) close(id int) {
	for h := range f.levels {
		f.bodies[id].to[h] = len(f.levels[h])
	}
}

// above is the body of a height that holds b, or b itself.
func (f *forest) above(b, height int) int {
	for f.bodies[b].height < height {
		b = f.bodies[b].parent
	}
	return b
}

// below are the bodies of a height in b.
func (f *forest) below(b, height int) []int {
	x := &f.bodies[b]
	return f.levels[height][x.from[height]:x.to[height]]
}

// find is the body of a level with these codes, -1 where there is none. A unit
// that reports as another one has none of its own.
func (f *forest) find(level count.Level, path string) int {
	if h := level.Height(); h >= 0 {
		if id, ok := f.paths[h][path]; ok {
			return id
		}
	}
	return -1
}

// named finds the highest body with these codes.
func (f *forest) named(path string) int {
	for h := 2 - min(2, strings.Count(path, "/")); h >= 0; h-- {
		if id := f.find(tallLevels[h], path); id >= 0 {
			return id
		}
	}
	return -1
}
