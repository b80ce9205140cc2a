package main

import (
	"fmt"
	"io"
)

// plist writes what macOS asks of an app: Info.plist. It names no kinds of
// files: macOS hands a file over by an event, which the window does not hear.
func plist(out io.Writer, at about) error {
	_, err := fmt.Fprintf(out, plistForm, at.ID, at.Name, at.Name, at.Version, at.Build)
	return err
}

const plistForm = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleExecutable</key><string>countersign</string>
	<key>CFBundleIdentifier</key><string>%s</string>
	<key>CFBundleName</key><string>%s</string>
	<key>CFBundleDisplayName</key><string>%s</string>
	<key>CFBundlePackageType</key><string>APPL</string>
	<key>CFBundleIconFile</key><string>icon.icns</string>
	<key>CFBundleShortVersionString</key><string>%s</string>
	<key>CFBundleVersion</key><string>%d</string>
	<key>LSMinimumSystemVersion</key><string>11.0</string>
	<key>LSApplicationCategoryType</key><string>public.app-category.business</string>
	<key>NSHighResolutionCapable</key><true/>
</dict>
</plist>
`
