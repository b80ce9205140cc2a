// Package sign holds the keys of tellers and the signatures that they make.
//
// A teller's [Key] is an ECDSA P-256 key, or RSA where the vote asks for it,
// with a self-signed certificate that says who holds it: common name,
// organizational unit = role, organization = local. The certificate proves
// nothing about the person. What proves it is the [Fingerprint], which is
// printed on paper and compared by people, or an issuer whom the vote lists.
// [Trust] is where the outcome enters the program.
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
// a hostile file cannot keep the program busy. [Import] takes weaker forms of
// other programs, counts their work too, and gives a key to be sealed in ours.
//
// # Teller's certificate
//
// X.509 version 3 with a random serial number of 16 bytes, valid from a day
// before it was made:
//
//	basic constraints   critical, no CA
//	key usage           critical, digitalSignature, contentCommitment
//	extended key usage  documentSigning (RFC 9336), emailProtection
//
// # Issuer
//
// A coalition that does not want to compare fingerprints at every place makes
// an issuer with [NewIssuer]: a key file like the others, with a self-signed
// certificate that is a CA (critical, path length 0) for keyCertSign alone. It
// signs certificates and nothing else. The vote lists its certificate.
//
// The way to a certificate is three files, all of them PEM (RFC 7468) or DER:
//
//  1. [Key.Request]: a PKCS #10 request (RFC 2986) with the teller's subject,
//     signed by the teller's key. Extensions that it may ask for are ignored.
//  2. [Key.Answer]: the teller's certificate, then the issuer's. It is as above
//     and has in the subject's alternative names, for each place that the key
//     may sign for, the URI "countersign:place/UNION/UNIT/LOCAL". It ends no
//     later than the issuer's. Two answers to one request differ in their
//     serial numbers, and both work.
//  3. [Key.Accept]: the same key under that certificate, sealed as a new file.
//
// # Trust
//
// A [Trust] judges a signature that holds on an [Occasion]: the sheet of a
// place, at a time. [Issuers] are the certificates that a vote lists. A key is
// trusted through one of them if
//
//   - the signature carries two certificates, the second of them exactly the
//     listed one, and that issued the first;
//   - the first is not a CA, is for signing documents, and names the place;
//   - both are valid at the time.
//
// If the issuer is listed and any of the rest is not so, the key is refused,
// and so it is if somebody else uses the issuer's name. Everything else is
// unconfirmed. A listed certificate that may not issue others is a teller's
// own: its key is trusted in that name, within the dates. [All] puts trusts together: who refuses, wins.
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
