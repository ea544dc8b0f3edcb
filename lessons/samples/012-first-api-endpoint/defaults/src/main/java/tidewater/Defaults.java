package tidewater;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Defaults {
    public static void main(String[] args) {
        SpringApplication.run(Defaults.class, args);
    }

    @EventListener
    void started(ServletWebServerInitializedEvent event) {
        System.out.println("PORT " + event.getWebServer().getPort());
    }

    // ANCHOR: bare
    record Order(String sailing_id, List<Map<String, Object>> tickets) {}

    @PostMapping("/bookings")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(@RequestBody Order order) {
        return Map.of("sailing_id", order.sailing_id(),
            "passengers", order.tickets().size());
    }
    // ANCHOR_END: bare
}
