package main

import (
	"fmt"
	"os"
	"os/exec"
)

// signed signs a Windows program in its place where a certificate is
// configured: SIGN_P12 is its file, SIGN_PASSWORD_FILE the file of the
// password, SIGN_STAMP the address of a time-stamp authority, if any. What is
// not signed runs as well, but Windows asks before it does.
func signed(path string) error {
	key, secret := os.Getenv("SIGN_P12"), os.Getenv("SIGN_PASSWORD_FILE")
	if key == "" {
		return nil
	}
	if secret == "" {
		return fmt.Errorf("SIGN_P12 names a certificate: SIGN_PASSWORD_FILE has to name the file of its password")
	}
	args := []string{"sign", "-pkcs12", key, "-readpass", secret, "-h", "sha256", "-n", "Countersign"}
	if stamp := os.Getenv("SIGN_STAMP"); stamp != "" {
		args = append(args, "-ts", stamp)
	}
	if err := said(exec.Command("osslsigncode", append(args, "-in", path, "-out", path+".signed")...)); err != nil {
		return err
	}
	return os.Rename(path+".signed", path)
}
