package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Where Debian keeps its Java libraries, and those that the judges need.
const javaLibraries = "/usr/share/java"

var jars = []string{
	"poi-ooxml", "poi", "poi-ooxml-schemas", "xmlbeans", "xmlsec", "bcprov", "bcpkix", "bcutil", "jaxb-api", "javax.activation", "slf4j-api", "slf4j-nop",
	"commons-compress", "commons-collections4", "commons-codec", "commons-math3", "commons-io", "commons-logging",
	"preflight", "pdfbox2", "fontbox2", "xmpbox", "core", // the last is ZXing
}

// startJava compiles the Java judges and starts them. Debian's POI lacks the
// classes for the XML of signatures: they are made of the W3C's schema, which
// the library for XML signatures carries, and a small one of ours.
func (w *workshop) startJava() (*servant, error) {
	dir, err := w.folder("java")
	if err != nil {
		return nil, err
	}
	schema := filepath.Join(dir, "xmldsig.xsd")
	if err := unzip(filepath.Join(javaLibraries, "xmlsec.jar"), "bindings/schemas/xmldsig-core-schema.xsd", schema); err != nil {
		return nil, err
	}
	beans, compiler := filepath.Join(dir, "signature.jar"), filepath.Join(javaLibraries, "xmlbeans.jar")
	err = w.do("java", "-cp", compiler, "org.apache.xmlbeans.impl.tool.SchemaCompiler", "-cp", compiler, "-compiler", "javac",
		"-noupa", "-nopvr", "-out", beans, schema, ".ci/oracles/java/package-signature.xsd")
	if err != nil {
		return nil, err
	}
	path := []string{dir, beans} // before POI's own
	for _, j := range jars {
		path = append(path, filepath.Join(javaLibraries, j+".jar"))
	}
	sources, err := filepath.Glob(".ci/oracles/java/*.java")
	if err != nil {
		return nil, err
	}
	classes := strings.Join(path, ":")
	if err := w.do("javac", append([]string{"-cp", classes, "-d", dir}, sources...)...); err != nil {
		return nil, err
	}
	return w.start("java", "-Djava.awt.headless=true", "-cp", classes, "Judges")
}

// unzip takes one file out of an archive.
func unzip(archive, name, to string) error {
	r, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	f, err := r.Open(name)
	if err != nil {
		return fmt.Errorf("%s: %w", archive, err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}
