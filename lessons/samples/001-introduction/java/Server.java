import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

public class Server {
    static final String MISSING = """
        {"type":"https://tidewater.example/problems/not-found",\
        "title":"Not found","status":404}""";

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "3000"));
        // ANCHOR: all
        // listen: ask the kernel for a port
        var server = HttpServer.create(
            new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", exchange -> {
            // route: which rule answers this method and path?
            boolean found = exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals("/sailings");
            // fetch: ask whoever owns the data
            byte[] body = found
                ? Files.readAllBytes(Path.of("timetable.json"))
                : MISSING.getBytes();
            // answer: status, type, bytes
            exchange.getResponseHeaders().set("Content-Type",
                found ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(found ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        // ANCHOR_END: all
        System.out.println(server.getAddress().getPort());
    }
}
