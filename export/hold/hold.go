// Package hold keeps modules until they are used.
package hold

import (
	_ "filippo.io/age"
	_ "github.com/fsnotify/fsnotify"
	_ "github.com/jackc/pgx/v5"
)
