package tidewater;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Routes {
// ANCHOR: routes
    @GetMapping("/ports")                             // plain
    String ports() { return "ports"; }

    @GetMapping("/sailings")
    String sailings() { return "sailings"; }

    @GetMapping("/sailings/{id}")                     // parameter
    String one(@PathVariable String id) { return "one " + id; }

    @GetMapping("/sailings/today")                    // overlap
    String today() { return "today"; }

    @GetMapping("/sailings/{id}/availability")        // deeper
    String free(@PathVariable String id) { return "free " + id; }
// ANCHOR_END: routes

    @EventListener
    void started(WebServerInitializedEvent event) {
        System.out.println("PORT " + event.getWebServer().getPort());
    }

    public static void main(String[] args) {
        SpringApplication.run(Routes.class, args);
    }
}
