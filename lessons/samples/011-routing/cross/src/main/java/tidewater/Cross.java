package tidewater;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Cross {
// ANCHOR: cross
    @GetMapping("/{page}/today")
    String today() { return "page"; }

    @GetMapping("/{page}/availability")
    String free() { return "page"; }

    @GetMapping("/sailings/{id}")
    String one() { return "sailing"; }
// ANCHOR_END: cross

    public static void main(String[] args) throws Exception {
        var app = SpringApplication.run(Cross.class, args);
        var port = app.getBean(Environment.class).getProperty("local.server.port");
        var line = new StringBuilder("Spring    ");
        for (var path : new String[] {"/sailings/today", "/sailings/availability"}) {
            var uri = URI.create("http://127.0.0.1:" + port + path);
            var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(),
                HttpResponse.BodyHandlers.ofString());
            line.append(String.format("%-18s", answer.body()));
        }
        System.out.println(line.toString().strip());
        app.close();
    }
}
