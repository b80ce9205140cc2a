import java.nio.file.Path;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.crypt.dsig.SignatureConfig;
import org.apache.poi.poifs.crypt.dsig.SignatureInfo;
import org.apache.poi.poifs.crypt.dsig.SignaturePart;

/** What Apache POI says of the signatures of a workbook: "valid 3", or which of them is not. */
class Workbook {
    static String signatures(Path file) throws Exception {
        try (OPCPackage pack = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            SignatureConfig config = new SignatureConfig();
            config.setOpcPackage(pack);
            SignatureInfo info = new SignatureInfo();
            info.setSignatureConfig(config);
            int valid = 0;
            for (SignaturePart part : info.getSignatureParts()) {
                if (!part.validate()) {
                    return "no: " + part.getPackagePart().getPartName() + " is not valid";
                }
                if (part.getSigner() == null) {
                    return "no: " + part.getPackagePart().getPartName() + " names no signer";
                }
                valid++;
            }
            return "valid " + valid;
        }
    }
}
