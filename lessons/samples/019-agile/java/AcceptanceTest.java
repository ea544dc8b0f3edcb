import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AcceptanceTest {
    final HttpClient client = HttpClient.newHttpClient();

    // ANCHOR: test
    @TestFactory
    Stream<DynamicTest> slices() throws Exception {
        // read the examples
        var text = Files.readString(Path.of("../examples.txt"));
        return Stream.of(text.strip().split("\n\n")).map(block -> {
            var example = List.of(block.split("\n"));
            return dynamicTest(example.get(0), () -> check(example));
        });
    }

    void check(List<String> example) throws Exception {
        var last = example.size() - 1;
        // ask the server
        var line = example.get(1).split(" ");
        var body = String.join("", example.subList(2, last));
        var request = HttpRequest.newBuilder(URI.create(BASE + line[1]))
            .method(line[0], BodyPublishers.ofString(body)).build();
        var response = client.send(request, BodyHandlers.ofString());

        // compare
        var expected = example.get(last).split(" ", 2);
        assertEquals(expected[0], "" + response.statusCode());
        assertTrue(response.body().contains(expected[1]));
    }
    // ANCHOR_END: test

    static final String BASE = System.getenv("BASE");
}
