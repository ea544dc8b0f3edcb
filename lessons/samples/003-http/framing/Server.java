import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

// The JDK's HTTP server. Prints each request that it believes it received.
public class Server {
    public static void main(String[] args) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            int size = exchange.getRequestBody().readAllBytes().length;
            System.out.printf("%s %s, %d bytes of content%n",
                exchange.getRequestMethod(), exchange.getRequestURI(), size);
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes());
            exchange.close();
        });
        server.start();
        System.out.println("PORT " + server.getAddress().getPort());
    }
}
