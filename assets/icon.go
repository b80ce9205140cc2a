package assets

import _ "embed"

// Icon is the application icon: a PNG image of 512 by 512 pixels with a
// transparent ground, rendered from icon.svg.
//
//go:embed icon.png
var Icon []byte
