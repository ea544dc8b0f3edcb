package tidewater;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@RestController
public class Bookings {
  public record Wish(String sailing_id, int passengers) {}
  public record Booking(String reference, String sailing_id, int passengers, int total_cents) {}

  private final int capacity;
  private final Map<String, Booking> bookings = new HashMap<>();

  public Bookings(int capacity) { this.capacity = capacity; }

  private int free() {
    return capacity - bookings.values().stream().mapToInt(Booking::passengers).sum();
  }

  @PostMapping("/bookings")
  public synchronized ResponseEntity<?> book(@RequestBody Wish wish) {
    if (free() < wish.passengers()) {
      var problem = ProblemDetail.forStatus(HttpStatus.CONFLICT);
      problem.setType(URI.create("https://tidewater.example/problems/sold-out"));
      return ResponseEntity.of(problem).build();
    }
    var reference = "TESTR" + (bookings.size() + 1);
    var booking = new Booking(reference, wish.sailing_id(), wish.passengers(), 5800 * wish.passengers());
    bookings.put(reference, booking);
    return ResponseEntity.created(URI.create("/bookings/" + reference)).body(booking);
  }

  @GetMapping("/sailings/{id}/availability")
  public synchronized Map<String, Integer> availability(@PathVariable String id) {
    return Map.of("free_seats", free());
  }

  @GetMapping("/boom")
  public String boom() { throw new IllegalStateException("no vessel"); }
}
