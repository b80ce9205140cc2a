package export

import (
	"context"
	"errors"
	"time"
)

// errNoPrinter means that this computer has no printer to send anything to.
var errNoPrinter = errors.New("this computer has no printer. Copy the PDF to a stick and print it elsewhere")

// longestPrint is how long a system may take to accept something for printing.
const longestPrint = 20 * time.Second

// sendToPrinter gives a PDF to the system's printing, to its default printer.
func sendToPrinter(ctx context.Context, path string) error {
	ctx, cancel := context.WithTimeout(ctx, longestPrint)
	defer cancel()
	return printFile(ctx, path)
}
