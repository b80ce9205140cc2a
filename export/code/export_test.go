package code

// Base45 is a door for tests.
var Base45 = base45
