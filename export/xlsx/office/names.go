package office

import "strconv"

// Names of parts, without the leading slash that they have inside XML.
const (
	typesPart      = "[Content_Types].xml"
	rootRelsPart   = "_rels/.rels"
	signatureRoom  = "_xmlsignatures"
	originPart     = signatureRoom + "/origin.sigs"
	originRelsPart = signatureRoom + "/_rels/origin.sigs.rels"
)

// signaturePart is the name of the n-th signature; the first is 1.
func signaturePart(n int) string { return signatureRoom + "/" + signatureName(n) }

func signatureName(n int) string { return "sig" + strconv.Itoa(n) + ".xml" }

// Namespaces.
const (
	nsTypes         = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsRelationships = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsSignature     = "http://www.w3.org/2000/09/xmldsig#"
	nsPackage       = "http://schemas.openxmlformats.org/package/2006/digital-signature"
	nsOffice        = "http://schemas.microsoft.com/office/2006/digsig"
	nsXAdES         = "http://uri.etsi.org/01903/v1.3.2#"
)

// Types of parts and of relationships.
const (
	kindRelationships = "application/vnd.openxmlformats-package.relationships+xml"
	kindOrigin        = "application/vnd.openxmlformats-package.digital-signature-origin"
	kindSignature     = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"

	leadsToWorkbook  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
	leadsToOrigin    = nsRelationships + "/digital-signature/origin"
	leadsToSignature = nsRelationships + "/digital-signature/signature"
)

// exempt are the relationships of the package that no Office signature covers,
// each with the only part and content type that may hide behind it.
var exempt = map[string]struct{ part, kind string }{
	nsRelationships + "/metadata/core-properties": {
		"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
	},
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties": {
		"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
	},
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties": {
		"docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml",
	},
}

// Algorithms.
const (
	canonicalXML          = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
	relationshipTransform = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
	sha256Digest          = "http://www.w3.org/2001/04/xmlenc#sha256"
	rsaSHA256             = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
	ecdsaSHA256           = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
)
