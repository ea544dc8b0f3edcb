package tidewater;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tidewater.Bookings.Booking;
import tidewater.Bookings.Fault;
import tidewater.Bookings.Order;
import tidewater.Bookings.Refusal;

@SpringBootApplication
@RestController
public class App {
    private final Bookings bookings;

    App(Bookings bookings) {
        this.bookings = bookings;
    }

    public static void main(String[] args) throws Exception {
        var app = new SpringApplication(App.class);
        app.setDefaultProperties(Map.of("spring.datasource.url", "jdbc:sqlite:" + args[0],
            "claim", Files.readString(Path.of(args[1]))));
        app.run();
    }

    @EventListener
    void started(ServletWebServerInitializedEvent event) {
        System.out.println("PORT " + event.getWebServer().getPort());
    }

    // ANCHOR: handler
    @PostMapping(path = "/bookings", consumes = "application/json")
    ResponseEntity<Booking> create(@RequestBody Order order,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        validate(order);
        var booking = bookings.book(order, key);
        return ResponseEntity.created(URI.create("/bookings/" + booking.reference())).body(booking);
    }
    // ANCHOR_END: handler

    @GetMapping("/bookings/{reference}")
    Booking read(@PathVariable String reference) {
        return bookings.by("reference", reference)
            .orElseThrow(() -> new Refusal("not-found", "No such booking.", null));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static void validate(Order order) {
        var faults = new ArrayList<Fault>();
        if (blank(order.sailing_id())) faults.add(new Fault("/sailing_id", "is missing"));
        int count = order.tickets() == null ? 0 : order.tickets().size();
        if (count < 1 || count > 9) faults.add(new Fault("/tickets", "must be 1 to 9"));
        for (int i = 0; i < count; i++) {
            var ticket = order.tickets().get(i);
            if (!"adult".equals(ticket.fare_class()) && !"child".equals(ticket.fare_class())) {
                faults.add(new Fault("/tickets/" + i + "/fare_class", "is unknown"));
            }
            if (blank(ticket.passenger_name())) {
                faults.add(new Fault("/tickets/" + i + "/passenger_name", "is missing"));
            }
        }
        if (!faults.isEmpty()) throw new Refusal("invalid-request", "See errors.", faults);
    }

    // ANCHOR: problem
    @RestControllerAdvice                     // Spring's own: 400, 415 …
    static class Problems extends ResponseEntityExceptionHandler {
        static final Map<String, HttpStatus> STATUS = Map.of(
            "invalid-request", HttpStatus.UNPROCESSABLE_CONTENT,
            "not-found", HttpStatus.NOT_FOUND,
            "sold-out", HttpStatus.CONFLICT,
            "booking-closed", HttpStatus.CONFLICT);

        @ExceptionHandler
        ProblemDetail refused(Refusal refusal) {
            var problem = ProblemDetail.forStatusAndDetail(
                STATUS.get(refusal.kind), refusal.getMessage());
            problem.setType(URI.create(
                "https://tidewater.example/problems/" + refusal.kind));
            if (refusal.errors != null) {
                problem.setProperty("errors", refusal.errors);
            }
            return problem;
        }
    }
    // ANCHOR_END: problem

    @Component
    static class Envelope extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
                FilterChain chain) throws java.io.IOException, jakarta.servlet.ServletException {
            if (request.getContentLengthLong() > 100 * 1024) {
                response.setStatus(413);
                response.setContentType("application/problem+json");
                response.getWriter().write("{\"type\":\"about:blank\",\"status\":413}");
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
