package export

import (
	"context"
	"fmt"
	"syscall"
	"unsafe"
)

var shellExecute = syscall.NewLazyDLL("shell32.dll").NewProc("ShellExecuteW")

// What ShellExecuteW answers: more than leastGood is well, and noProgram means
// that no program on this computer prints such a file.
const (
	leastGood = 32
	noProgram = 31
	showNot   = 0 // SW_HIDE
)

// printFile has the program that shows PDFs print one.
func printFile(_ context.Context, path string) error {
	verb, err := syscall.UTF16PtrFromString("print")
	if err != nil {
		return err
	}
	file, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	answer, _, _ := shellExecute.Call(0, uintptr(unsafe.Pointer(verb)), uintptr(unsafe.Pointer(file)), 0, 0, showNot)
	switch {
	case answer > leastGood:
		return nil
	case answer == noProgram:
		return errNoPrinter
	}
	return fmt.Errorf("the printer refused the sheet: code %d. Open the PDF and print it from there", answer)
}
