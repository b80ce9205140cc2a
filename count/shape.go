package count

import (
	"cmp"
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"sync"
)

// shape is what a value of a text becomes in memory.
type shape struct {
	of      reflect.Type
	size    int               // bytes, where it stands
	behind  int               // bytes more, elsewhere, if it is not null
	members map[string]*shape // of a struct
	each    *shape            // element of a list, value of a map
	entry   int               // bytes of an entry of a map
	own     bool              // the type reads itself
}

// nothing is the shape of a value that has no room in memory, or one of its own.
var nothing = &shape{}

// member is the shape of a member, nil where there is none of that name.
func (s *shape) member(key string) *shape {
	switch {
	case s.members != nil:
		return s.members[key]
	case s.each != nil:
		return s.each
	}
	return nothing
}

// element is the shape of an element of a list.
func (s *shape) element() *shape {
	if s.each != nil && s.members == nil {
		return s.each
	}
	return nothing
}

var shapes sync.Map // reflect.Type to *shape, whole

// shapeOf is the shape of what v points to.
func shapeOf(v any) *shape {
	t := reflect.TypeOf(v).Elem()
	if s, ok := shapes.Load(t); ok {
		if s, ok := s.(*shape); ok {
			return s
		}
	}
	s := shapeIn(t, map[reflect.Type]*shape{})
	shapes.Store(t, s)
	return s
}

// readsItself reports whether a type has its own way of reading a value.
func readsItself(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return p.Implements(reflect.TypeFor[json.Unmarshaler]()) || p.Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// shapeIn works the shape of a type out; done are those that it stands within.
func shapeIn(t reflect.Type, done map[reflect.Type]*shape) *shape {
	if s, ok := done[t]; ok {
		return s
	}
	s := &shape{of: t, size: int(t.Size())}
	done[t] = s
	if readsItself(t) {
		s.own = true
		return s
	}
	switch t.Kind() {
	case reflect.Pointer:
		to := shapeIn(t.Elem(), done)
		s.behind, s.members, s.each, s.entry, s.own = int(t.Elem().Size()), to.members, to.each, to.entry, to.own
	case reflect.Struct:
		s.members = map[string]*shape{}
		s.fields(t, done)
	case reflect.Slice, reflect.Array:
		s.each = shapeIn(t.Elem(), done)
		s.own = t.Elem().Kind() == reflect.Uint8 // base64
	case reflect.Map:
		s.each = shapeIn(t.Elem(), done)
		s.behind, s.entry = mapSize, 2*int(t.Key().Size()+t.Elem().Size())
	}
	return s
}

// mapSize is what an empty map takes, in bytes, beside its entries.
const mapSize = 48

// fields adds the members of a struct, and those that it embeds.
func (s *shape) fields(t reflect.Type, done map[reflect.Type]*shape) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			s.fields(f.Type, done)
		case f.IsExported() && name != "-":
			s.members[cmp.Or(name, strings.ToLower(f.Name))] = shapeIn(f.Type, done)
		}
	}
}
