package tidewater;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Bookings {
    enum Side { PASSENGER, COMPANY }

    record Booking(String id, String reference, String status, String name,
        int totalCents, String currency, String departsAt) {}

    record Cancelled(String reference, String name, String status,
        int refundCents, String currency) {}

    static class Refusal extends RuntimeException {
        final String kind;

        Refusal(String kind, String detail) {
            super(detail);
            this.kind = kind;
        }
    }

    private final JdbcClient db;

    Bookings(JdbcClient db) {
        this.db = db;
    }

    // ANCHOR: rule
    static int refund(Booking b, Side by, Instant now) {  // decide
        if (by == Side.COMPANY) return b.totalCents();
        var departs = Instant.parse(b.departsAt());
        if (!now.isBefore(departs)) {
            throw new Refusal("booking-closed", "It has sailed.");
        }
        return now.plus(Duration.ofHours(48)).isAfter(departs)
            ? b.totalCents() / 2 : b.totalCents();
    }

    @Transactional
    Cancelled cancel(String reference, Side by, Instant now) {
        var b = find(reference);                          // find
        int cents = refund(b, by, now);
        int changed = db.sql("UPDATE bookings SET status = 'cancelled' "
            + "WHERE id = ? AND status = 'confirmed'")    // record
            .param(b.id()).update();
        if (changed == 0) {
            throw new Refusal("booking-closed", "Cancelled already.");
        }
        recordRefund(b, cents);
        return new Cancelled(reference, b.name(), "cancelled",
            cents, b.currency());
    }
    // ANCHOR_END: rule

    private Booking find(String reference) {
        return db.sql("""
            SELECT b.*, c.name, s.departs_at FROM bookings b
            JOIN customers c ON c.id = b.customer_id
            JOIN sailings s ON s.id = b.sailing_id
            WHERE b.reference = ?""")
            .param(reference).query(Booking.class).optional()
            .orElseThrow(() -> new Refusal("not-found", "No such booking."));
    }

    private void recordRefund(Booking b, int cents) {
        db.sql("INSERT INTO payments VALUES (?, ?, ?, ?, 'refunded')")
            .params(UUID.randomUUID().toString(), b.id(), cents, b.currency())
            .update();
    }
}
