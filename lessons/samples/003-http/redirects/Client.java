import java.net.URI;
import java.net.http.*;
import java.util.*;

public class Client {
    public static void main(String[] args) throws Exception {
        var row = new ArrayList<String>();
        // ANCHOR: call
        var client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL).build();
        for (int status : List.of(301, 302, 303, 307, 308)) {
            var request = HttpRequest.newBuilder(
                    URI.create(args[0] + "/" + status))
                .POST(HttpRequest.BodyPublishers.ofString("seats=2"))
                .build();
            row.add(client.send(request,
                HttpResponse.BodyHandlers.ofString()).body());
        }
        // ANCHOR_END: call
        System.out.println(String.join("\t", row));
    }
}
