package office

import (
	"strings"
)

// Canonical XML escapes these and no other characters in text. A carriage
// return would be a fourth; printable refuses it.
var (
	escape   = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace
	unescape = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">").Replace
)

// manifestObject lists the parts and gives the time.
func (s statement) manifestObject(references []reference) string {
	var b strings.Builder
	b.WriteString(` Id="` + s.id(packageID) + `">` + manifestStart)
	for _, r := range references {
		b.WriteString(r.xml)
	}
	b.WriteString(manifestEnd + `<SignatureProperties><SignatureProperty Id="idSignatureTime" Target="#idPackageSignature">` +
		`<mdssi:SignatureTime xmlns:mdssi="` + nsPackage + `"><mdssi:Format>YYYY-MM-DDThh:mm:ssTZD</mdssi:Format>` +
		timeStart + s.at.Format(moment) + timeEnd + `</mdssi:SignatureTime></SignatureProperty></SignatureProperties></Object>`)
	return b.String()
}

// detailsObject is what Office shows as details of a signature. The machine is
// a fixed one: what this computer is, is nobody's business.
func (s statement) detailsObject() string {
	return ` Id="` + s.id(officeID) + `"><SignatureProperties><SignatureProperty Id="idOfficeV1Details" Target="#idPackageSignature">` +
		`<SignatureInfoV1 xmlns="` + nsOffice + `">` +
		`<SetupID></SetupID><SignatureText></SignatureText><SignatureImage></SignatureImage>` +
		purposeStart + escape(s.purpose) + purposeEnd +
		`<WindowsVersion>10.0</WindowsVersion><OfficeVersion>16.0</OfficeVersion><ApplicationVersion>16.0</ApplicationVersion>` +
		`<Monitors>1</Monitors><HorizontalResolution>1920</HorizontalResolution><VerticalResolution>1080</VerticalResolution><ColorDepth>32</ColorDepth>` +
		`<SignatureProviderId>{00000000-0000-0000-0000-000000000000}</SignatureProviderId><SignatureProviderUrl></SignatureProviderUrl>` +
		`<SignatureProviderDetails>9</SignatureProviderDetails><ManifestHashAlgorithm>` + sha256Digest + `</ManifestHashAlgorithm>` +
		`<SignatureType>1</SignatureType></SignatureInfoV1></SignatureProperty></SignatureProperties></Object>`
}

// propertiesElement are the signed properties of XAdES-EPES. Every certificate
// is bound, so that none of the issuers can be taken out or replaced.
func (s statement) propertiesElement() (string, error) {
	var b strings.Builder
	b.WriteString(` Id="` + s.id(propertiesID) + `"><xd:SignedSignatureProperties><xd:SigningTime>` + s.at.Format(moment) + `</xd:SigningTime><xd:SigningCertificate>`)
	for _, c := range s.certs {
		issuer, err := issuerName(c)
		if err != nil {
			return "", err
		}
		b.WriteString(`<xd:Cert><xd:CertDigest>` + digested(c.Raw) + `</xd:CertDigest><xd:IssuerSerial><X509IssuerName>` + escape(issuer) +
			`</X509IssuerName><X509SerialNumber>` + c.SerialNumber.String() + `</X509SerialNumber></xd:IssuerSerial></xd:Cert>`)
	}
	b.WriteString(`</xd:SigningCertificate><xd:SignaturePolicyIdentifier><xd:SignaturePolicyImplied></xd:SignaturePolicyImplied></xd:SignaturePolicyIdentifier>`)
	if s.role != "" {
		b.WriteString(`<xd:SignerRole><xd:ClaimedRoles>` + roleStart + escape(s.role) + roleEnd + `</xd:ClaimedRoles></xd:SignerRole>`)
	}
	b.WriteString(`</xd:SignedSignatureProperties>`)
	if s.purpose != "" {
		b.WriteString(`<xd:SignedDataObjectProperties><xd:CommitmentTypeIndication>` +
			`<xd:CommitmentTypeId><xd:Identifier>http://uri.etsi.org/01903/v1.2.2#ProofOfOrigin</xd:Identifier>` +
			`<xd:Description>Created and approved this document</xd:Description></xd:CommitmentTypeId>` +
			`<xd:AllSignedDataObjects></xd:AllSignedDataObjects><xd:CommitmentTypeQualifiers><xd:CommitmentTypeQualifier>` + escape(s.purpose) +
			`</xd:CommitmentTypeQualifier></xd:CommitmentTypeQualifiers></xd:CommitmentTypeIndication></xd:SignedDataObjectProperties>`)
	}
	b.WriteString(`</xd:SignedProperties>`)
	return b.String(), nil
}
