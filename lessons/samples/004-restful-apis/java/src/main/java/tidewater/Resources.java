package tidewater;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.*;

@SpringBootApplication
@RestController
public class Resources {
    static final String PROBLEMS = "https://tidewater.example/problems/";

    record Sailing(String id, String status) {}
    record Booking(String reference, String status) {}
    record Seats(int seats) {}

    // ANCHOR: map
    @GetMapping("/sailings/{id}")                         // resource
    Sailing sailing(@PathVariable String id) {
        return find(sailings, id);
    }
    @GetMapping("/sailings/{id}/availability")            // derived
    Seats availability(@PathVariable String id) {
        return seats(find(sailings, id));
    }
    @GetMapping("/bookings/{reference}")
    Booking booking(@PathVariable String reference) {
        return find(bookings, reference);
    }
    @PostMapping("/bookings/{reference}/cancel")          // transition
    Booking cancel(@PathVariable String reference) {
        return cancelled(find(bookings, reference));
    }
    @ExceptionHandler(NoSuch.class)                       // refuse
    ProblemDetail refuse() {
        var problem = ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
        problem.setType(URI.create(PROBLEMS + "not-found"));
        problem.setTitle("Not found");
        return problem;
    }
    // ANCHOR_END: map

    final Map<String, Sailing> sailings =
        Map.of("sai_7f3k", new Sailing("sai_7f3k", "scheduled"));
    final Map<String, Booking> bookings =
        Map.of("K7M2PX", new Booking("K7M2PX", "confirmed"));

    static class NoSuch extends RuntimeException {}
    static <T> T find(Map<String, T> all, String key) {
        if (!all.containsKey(key)) throw new NoSuch();
        return all.get(key);
    }
    static Seats seats(Sailing sailing) { return new Seats(116); }
    static Booking cancelled(Booking b) { return new Booking(b.reference(), "cancelled"); }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        System.err.println("PORT " + event.getWebServer().getPort());
    }

    public static void main(String[] args) {
        SpringApplication.run(Resources.class, args);
    }
}
