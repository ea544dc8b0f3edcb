package tidewater;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Bookings {
    record Order(String sailing_id, List<Wish> tickets) {}
    record Wish(String passenger_name, String fare_class) {}
    record Ticket(String passenger_name, String fare_class, int price_cents) {}
    record Booking(String reference, String sailing_id, String status, int passengers,
                   int total_cents, String currency, List<Ticket> tickets) {}
    record Fault(String pointer, String detail) {}

    static class Refusal extends RuntimeException {
        final String kind;
        final List<Fault> errors;

        Refusal(String kind, String detail, List<Fault> errors) {
            super(detail);
            this.kind = kind;
            this.errors = errors;
        }
    }

    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private final SecureRandom random = new SecureRandom();
    private final JdbcClient db;
    private final String claim;

    Bookings(JdbcClient db, @Value("${claim}") String claim) {
        this.db = db;
        this.claim = claim;
    }

    // ANCHOR: claim
    @Transactional                       // a RuntimeException rolls back
    public Booking book(Order order, String key) {
        var tickets = priced(order);                      // find
        for (int attempt = 0; attempt < 5; attempt++) {
            var id = "bok_" + UUID.randomUUID();
            int rows = db.sql(claim)                      // claim
                .param("id", id).param("reference", newReference())
                .param("customer_id", "cus_web").param("key", key)
                .param("sailing_id", order.sailing_id())
                .param("passengers", tickets.size())
                .param("total_cents", total(tickets))
                .param("currency", "EUR")
                .param("now", Instant.now().toString()).update();
            if (rows == 1) {
                addTickets(id, tickets);
                return by("id", id).orElseThrow();
            }
            var earlier = by("idempotency_key", key);
            if (earlier.isPresent()) return earlier.get();  // repeat
            refuseIfFull(order);
        }
        throw new IllegalStateException("five references, all taken");
    }
    // ANCHOR_END: claim

    private String newReference() {
        return random.ints(6, 0, 31).mapToObj(i -> ALPHABET.substring(i, i + 1))
            .collect(Collectors.joining());
    }

    private int total(List<Ticket> tickets) {
        return tickets.stream().mapToInt(Ticket::price_cents).sum();
    }

    private List<Ticket> priced(Order order) {
        var route = db.sql("SELECT route_id FROM sailings WHERE id = ?")
            .param(order.sailing_id()).query(String.class).optional()
            .orElseThrow(() -> new Refusal("not-found", "No such sailing.", null));
        return order.tickets().stream().map(t -> new Ticket(t.passenger_name(), t.fare_class(),
            db.sql("SELECT price_cents FROM fares WHERE route_id = ? AND fare_class = ?")
                .param(route).param(t.fare_class()).query(Integer.class).single())).toList();
    }

    private void refuseIfFull(Order order) {
        Map<String, Object> row = db.sql("""
            SELECT s.status, v.passenger_capacity - coalesce((
                SELECT sum(b.passengers) FROM bookings b
                WHERE b.sailing_id = s.id AND b.status <> 'cancelled'), 0) AS free
            FROM sailings s JOIN vessels v ON v.id = s.vessel_id
            WHERE s.id = ?""").param(order.sailing_id()).query().singleRow();
        if (!row.get("status").equals("scheduled")) {
            throw new Refusal("booking-closed", "This sailing is " + row.get("status") + ".", null);
        }
        if (((Number) row.get("free")).intValue() < order.tickets().size()) {
            throw new Refusal("sold-out", "Seats left: " + row.get("free") + ".", null);
        }
    }

    private void addTickets(String booking, List<Ticket> tickets) {
        for (var t : tickets) {
            db.sql("INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?)")
                .params("tic_" + UUID.randomUUID(), booking, t.passenger_name(), t.fare_class(),
                    t.price_cents(), UUID.randomUUID().toString()).update();
        }
    }

    Optional<Booking> by(String column, String value) {
        return db.sql("SELECT * FROM bookings WHERE " + column + " = ?").param(value)
            .query((row, n) -> new Booking(row.getString("reference"), row.getString("sailing_id"),
                row.getString("status"), row.getInt("passengers"), row.getInt("total_cents"),
                row.getString("currency"), tickets(row.getString("id")))).optional();
    }

    private List<Ticket> tickets(String booking) {
        return db.sql("""
            SELECT passenger_name, fare_class, price_cents FROM tickets
            WHERE booking_id = ? ORDER BY rowid""").param(booking).query(Ticket.class).list();
    }
}
