package export

import (
	"context"
	"errors"
	"strings"

	"countersign/assets/words"
	"countersign/count/desk"
	documents "countersign/export"
	"countersign/ui/certify"
	"countersign/ui/widget"
)

// pdfPath is the file that is printed, or "".
func (e *Screen) pdfPath() string {
	for _, f := range e.files {
		if f.Kind == documents.KindPDF {
			return f.Path
		}
	}
	return ""
}

// printIt gives the PDF to the printer.
func (e *Screen) printIt() {
	files, path, send := e.files, e.pdfPath(), e.Print
	e.work(func(ctx context.Context, say tell) ([]saved, error) {
		if err := missing(files); err != nil {
			return nil, err
		}
		say(words.T("Sending the sheet to the printer"))
		return nil, send(ctx, path)
	}, func(_ []saved, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			e.say(widget.Note, words.T("Called off. Look at the printer: the sheet may be there already."))
		case errors.Is(err, errGone):
			e.files, e.copies = nil, nil
			e.say(widget.Warning, certify.Sentence(err))
		case err != nil:
			e.say(widget.Error, certify.Sentence(err))
		default:
			e.sent++
			said := words.T("Sent to the printer. Print it once more: two copies are signed in ink.")
			if e.sent >= copiesInInk {
				said = words.T("Sent to the printer twice. Tellers and observers sign both copies in ink.")
			}
			e.say(widget.Success, said)
		}
	})
}

// copiesInInk are the copies of the sheet that are signed by hand.
const copiesInInk = 2

// keepSeal notes the number under which the papers were sealed.
func (e *Screen) keepSeal(typed string) {
	number := strings.TrimSpace(typed)
	if number == "" || number == e.now().Sealed {
		return
	}
	e.sitting.Do(&desk.Seal{Number: number}, func(err error) {
		if err != nil {
			e.say(widget.Error, certify.Sentence(err))
		}
		e.build()
		e.show()
	})
}
