import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Asks three libraries for their opinion of files, all in one virtual machine.
 * A question is a line: the judge's name, a tab, a path. The answer is a line.
 * Answers that begin with "no: " are refusals; what the others say is specified
 * at each judge.
 */
public class Judges {
    interface Judge {
        String ask(Path file) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        // What libraries print must not get between the answers.
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(answer(line.split("\t", 2)));
        }
    }

    static String answer(String[] question) {
        try {
            return oneLine(judge(question[0]).ask(Path.of(question[1])));
        } catch (Throwable t) { // these libraries throw errors as well as exceptions at damaged files
            Throwable cause = t;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return oneLine("no: " + cause);
        }
    }

    static Judge judge(String name) {
        switch (name) {
            case "poi":
                return Workbook::signatures;
            case "preflight":
                return Archive::findings;
            default:
                throw new IllegalArgumentException("no judge is called " + name);
        }
    }

    static String oneLine(String s) {
        return s.replaceAll("\\s+", " ").trim();
    }
}
