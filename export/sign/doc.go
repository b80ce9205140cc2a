// Package sign holds the keys of tellers and the signatures that they make.
//
// A teller's [Key] is an ECDSA P-256 key with a self-signed certificate that
// says who holds it: common name, organizational unit = role, organization =
// local. The certificate proves nothing about the person. What proves it is the
// [Fingerprint], which is printed on paper and compared by people; [Trust] is
// where the outcome of that comparison enters the program.
//
// # Key file
//
// A key rests in a PKCS#12 file under a passphrase (RFC 7292), which other
// programs can read:
//
//   - the certificates in an encrypted part, the private key in a shrouded bag,
//     both PBES2: PBKDF2 with HMAC-SHA-256, AES-256-CBC;
//   - an HMAC-SHA-256 over both;
//   - the same iteration count for all three, high enough that one guess at the
//     passphrase takes about a quarter of a second.
//
// [Open] takes this form only, whoever wrote it. It looks at every iteration
// count that can be seen without the passphrase before it derives a key, so
// a hostile file cannot keep the program busy.
//
// # Detached signature
//
// [SignDetached] signs a SHA-256 digest as CMS SignedData (RFC 5652) in the
// form CAdES-B-B / PAdES-B-B asks for:
//
//	SignedData version 1, digest algorithm SHA-256
//	content type data, content absent
//	certificates: the signer's, then its chain
//	one SignerInfo, version 1, issuer and serial number
//	  signed attributes, in DER order:
//	    content-type            data
//	    message-digest          the digest
//	    signing-certificate-v2  SHA-256 of each certificate, in their order
//	  signature: ecdsa-with-SHA256 (P-256, s at most half the order)
//	             or rsaEncryption (PKCS #1 v1.5, 2048 to 4096 bits)
//	no signing-time, no unsigned attribute
//
// Everything but the signature value follows from the digest and the
// certificates, and the value itself has one spelling. [VerifyDetached]
// therefore writes the whole structure again and compares bytes: no corner of
// it can be changed without breaking it. The same key signs the same digest
// with the same bytes.
package sign
