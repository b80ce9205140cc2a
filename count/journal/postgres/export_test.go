package postgres

import (
	"context"
	"regexp"

	"github.com/jackc/pgx/v5"
)

// InitVersion1 makes a hall as the first version did.
func InitVersion1(ctx context.Context, address string) error {
	_, err := initialize(ctx, address, 1, 1)
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
