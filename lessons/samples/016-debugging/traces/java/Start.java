import java.nio.file.*;

// ANCHOR: chain
public class Start {
    static long cents(String text) {              // the defect's victim
        return Math.round(Double.parseDouble(text) * 100);
    }
    static void load(String path) throws Exception {
        int at = 0;
        for (String row : Files.readAllLines(Path.of(path))) {
            at++;
            try {
                cents(row.split(";")[1]);
            } catch (NumberFormatException cause) {   // wrap: where
                throw new RuntimeException(path + ", line " + at, cause);
            }
        }
    }
    public static void main(String[] args) throws Exception {
        load("fares.csv");
    }
}
// ANCHOR_END: chain
