// Package home is the first screen: what can be begun, and the counts that were
// open here last.
//
// It shows no figure of any vote. A count under embargo stands in the list by
// its place and by how far it has come, and so does every other.
package home
