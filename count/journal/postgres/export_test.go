package postgres

import (
	"context"
	"regexp"

	"github.com/jackc/pgx/v5"
)

// InitVersion makes a hall as an older version did.
func InitVersion(ctx context.Context, address string, version int) error {
	_, err := initialize(ctx, address, 1, version)
	return err
}

// HandOut is the address for another role.
func HandOut(owner, role, password string) (string, error) {
	cfg, err := pgx.ParseConfig(regexp.MustCompile(`sslmode=verify-ca&sslrootcert=[^&]*`).ReplaceAllString(owner, "sslmode=require"))
	if err != nil {
		return "", err
	}
	return handOut(owner, cfg, role, password)
}

// Settings says whether an address can be used.
func Settings(address string) error {
	_, err := settings(address, "sample")
	return err
}
