package export

import "context"

// Spool gives a PDF to the system's default printer, away from the window.
func Spool(ctx context.Context, path string) error { return sendToPrinter(ctx, path) }
