package tidewater;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_HTML_VALUE;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tidewater.Bookings.Cancelled;
import tidewater.Bookings.Refusal;
import tidewater.Bookings.Side;

// ANCHOR: controller
@Controller
class BookingController {
    static final String PATH = "/bookings/{reference}/cancel";  // read
    record Receipt(String reference, String status,
        int refund_cents, String currency) {}

    @PostMapping(path = PATH, produces = APPLICATION_JSON_VALUE)
    @ResponseBody Receipt receipt(@PathVariable String reference) {
        var done = cancel(reference);
        return new Receipt(done.reference(), done.status(),    // answer
            done.refundCents(), done.currency());
    }

    @PostMapping(path = PATH, produces = TEXT_HTML_VALUE)
    String page(@PathVariable String reference, Model model) {
        model.addAttribute("done", cancel(reference));
        return "cancelled";                                    // answer
    }

    private Cancelled cancel(String reference) {               // call
        return bookings.cancel(
            reference, Side.PASSENGER, clock.instant());
    }
    // ANCHOR_END: controller

    private final Bookings bookings;
    private final Clock clock;

    BookingController(Bookings bookings, Clock clock) {
        this.bookings = bookings;
        this.clock = clock;
    }

    @ExceptionHandler @ResponseBody
    ProblemDetail refused(Refusal refusal) {
        var problem = ProblemDetail.forStatus(
            Map.of("not-found", 404, "booking-closed", 409).get(refusal.kind));
        problem.setType(URI.create("https://tidewater.example/problems/" + refusal.kind));
        return problem;
    }
}
