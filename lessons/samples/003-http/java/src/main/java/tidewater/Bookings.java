package tidewater;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@SpringBootApplication
@RestController
public class Bookings {
    @GetMapping("/ports")
    List<String> ports() { return List.of("STV", "BRG"); }

    // ANCHOR: create
    record Wish(@JsonProperty("sailing_id") String sailingId) {}
    record Booking(String reference) {}

    @PostMapping(path = "/bookings",                      // match
        consumes = MediaType.APPLICATION_JSON_VALUE)      // check
    ResponseEntity<Booking> create(@RequestBody Wish wish) {
        var booking = newBooking(wish.sailingId());       // act
        return ResponseEntity                             // answer
            .created(URI.create("/bookings/" + booking.reference()))
            .body(booking);
    }
    // ANCHOR_END: create

    Booking newBooking(String sailingId) { return new Booking("K7M2PX"); }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        System.err.println("PORT " + event.getWebServer().getPort());
    }

    public static void main(String[] args) {
        SpringApplication.run(Bookings.class, args);
    }
}
