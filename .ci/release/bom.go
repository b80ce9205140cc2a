package main

import (
	"debug/buildinfo"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// bom is a bill of materials as CycloneDX 1.5 has it, as far as we fill it in:
// https://cyclonedx.org/docs/1.5/json/. It says what the finished programs say
// of themselves, as `go version -m` prints it.
type bom struct {
	Format     string       `json:"bomFormat"`
	Spec       string       `json:"specVersion"`
	Version    int          `json:"version"`
	Metadata   bomMetadata  `json:"metadata"`
	Components []bomModule  `json:"components"`
	Depends    []bomDepends `json:"dependencies"`
}

type bomMetadata struct {
	Time       string        `json:"timestamp"`
	Component  bomModule     `json:"component"`
	Properties []bomProperty `json:"properties"`
}

type bomModule struct {
	Ref     string    `json:"bom-ref"`
	Type    string    `json:"type"`
	Name    string    `json:"name"`
	Version string    `json:"version"`
	PURL    string    `json:"purl,omitempty"`
	Hashes  []bomHash `json:"hashes,omitempty"`
}

type bomHash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

type bomProperty struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type bomDepends struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn"`
}

// materials writes the bill of materials of the programs in a folder.
func materials(at about, s system, dir string) ([]byte, error) {
	b := bom{Format: "CycloneDX", Spec: "1.5", Version: 1}
	b.Metadata = bomMetadata{
		Time:       at.Time.Format(time.RFC3339),
		Component:  bomModule{Ref: "countersign", Type: "application", Name: at.Name, Version: at.Version},
		Properties: []bomProperty{{"commit", at.Commit}, {"system", s.name + "/amd64"}},
	}
	modules := map[string]bomModule{}
	whole := bomDepends{Ref: "countersign"}
	for _, p := range parts {
		info, err := buildinfo.ReadFile(filepath.Join(dir, p.name+s.end))
		if err != nil {
			return nil, err
		}
		own := bomDepends{Ref: p.name + s.end, On: []string{"go"}}
		modules["go"] = bomModule{Ref: "go", Type: "framework", Name: "go", Version: info.GoVersion}
		sum, err := digest(filepath.Join(dir, p.name+s.end))
		if err != nil {
			return nil, err
		}
		modules[own.Ref] = bomModule{
			Ref: own.Ref, Type: "application", Name: own.Ref, Version: at.Version, Hashes: []bomHash{{"SHA-256", sum}},
		}
		for _, m := range info.Deps {
			ref := "pkg:golang/" + strings.ToLower(m.Path) + "@" + m.Version
			modules[ref] = bomModule{Ref: ref, Type: "library", Name: m.Path, Version: m.Version, PURL: ref}
			own.On = append(own.On, ref)
		}
		whole.On = append(whole.On, own.Ref)
		b.Depends = append(b.Depends, own)
	}
	b.Depends = append([]bomDepends{whole}, b.Depends...)
	for _, m := range modules {
		b.Components = append(b.Components, m)
	}
	slices.SortFunc(b.Components, func(x, y bomModule) int { return strings.Compare(x.Ref, y.Ref) })
	out, err := json.MarshalIndent(b, "", "  ")
	return append(out, '\n'), err
}
