// Package certifytest brings a sample count to the end of its checks and puts
// it on a window without a window system, for the tests of the screens that
// certify and export it. Names and figures are samples.
package certifytest
