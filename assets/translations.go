package assets

import (
	"embed"
	"io/fs"
)

//go:embed translations
var translations embed.FS

// Translations are the catalogues, a folder for each language: es/ui.json and
// its like. Package words reads them.
func Translations() fs.FS {
	sub, err := fs.Sub(translations, "translations")
	if err != nil {
		return translations // cannot be: the folder is embedded
	}
	return sub
}
