import java.nio.file.*;
import java.util.stream.*;
import org.apache.maven.artifact.versioning.*;

class Ranges {
    public static void main(String[] args) throws Exception {
        var versions = Files.readAllLines(Path.of("versions.txt"));
        // ANCHOR: ask
        for (var spec : new String[] { "[1.2,2)", "[1.2.0]" }) {
            var range = VersionRange.createFromVersionSpec(spec);
            var fits = versions.stream()
                .map(DefaultArtifactVersion::new)
                .filter(range::containsVersion)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
            System.out.printf("Maven     %-10s %s%n", spec, fits);
        }
        // ANCHOR_END: ask
    }
}
