package main

// kinds are the files that belong to the program, and their types.
var kinds = map[string]string{
	".vote":   "application/vnd.countersign.vote+json",
	".count":  "application/vnd.countersign.count",
	".hall":   "application/vnd.countersign.hall+json",
	".rollup": "application/vnd.countersign.rollup",
}
