import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** What PDFBox Preflight finds when it holds a file against PDF/A-1b: each kind of finding once, with " | " between them. */
class Archive {
    static String findings(Path file) throws Exception {
        PreflightParser parser = new PreflightParser(file.toFile());
        parser.parse();
        try (PreflightDocument document = parser.getPreflightDocument()) {
            document.validate();
            TreeSet<String> found = new TreeSet<>();
            for (ValidationResult.ValidationError e : document.getResult().getErrorsList()) {
                found.add(e.getErrorCode() + " " + e.getDetails());
            }
            return "found: " + String.join(" | ", found);
        }
    }
}
