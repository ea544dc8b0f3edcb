package tidewater;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

public class Book {
  record Ticket(String passengerName, String fareClass, Integer priceCents) {}

  record Booking(String id, String reference, String sailingId, int totalCents,
      String currency, List<Ticket> tickets) {}

// ANCHOR: book
static void book(Connection db, Booking b) throws SQLException {
  db.setAutoCommit(false);                                 // begin
  try (var row = db.prepareStatement(
           "INSERT INTO bookings VALUES (?, ?, ?, ?, ?)");
       var add = db.prepareStatement(
           "INSERT INTO tickets VALUES (?, ?, ?, ?, ?)")) {
    set(row, b.id(), b.reference(), b.sailingId(),         // booking
        b.totalCents(), b.currency());
    row.executeUpdate();
    for (int n = 0; n < b.tickets().size(); n++) {         // tickets
      var t = b.tickets().get(n);
      set(add, b.id() + "_" + n, b.id(), t.passengerName(),
          t.fareClass(), t.priceCents());
      add.executeUpdate();
    }
    db.commit();                                           // commit
  } catch (SQLException | RuntimeException error) {
    db.rollback();                                         // or undo
    throw error;
  } finally {
    db.setAutoCommit(true);
  }
}
// ANCHOR_END: book

  static void set(java.sql.PreparedStatement s, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) s.setObject(i + 1, values[i]);
  }

  static int count(Connection db, String table) throws SQLException {
    try (var s = db.createStatement(); var r = s.executeQuery("SELECT count(*) FROM " + table)) {
      r.next();
      return r.getInt(1);
    }
  }

  public static void main(String[] args) throws SQLException {
    var list = List.of(
        new Booking("boo_1", "K7M2PX", "sai_7f3k", 11600, "EUR",
            List.of(new Ticket("A", "adult", 5800), new Ticket("B", "adult", 5800))),
        new Booking("boo_2", "B4QN7T", "sai_7f3k", 8700, "EUR",
            List.of(new Ticket("C", "adult", 5800), new Ticket("D", "child", null))));
    try (var db = DriverManager.getConnection(args[0], "tidewater", "")) {
      for (var b : list) {
        try {
          book(db, b);
          System.out.println("stored  " + b.reference());
        } catch (SQLException error) {
          System.out.println("refused " + b.reference());
          System.err.println(error.getMessage());
        }
      }
      System.out.println("now     " + count(db, "bookings") + " booking, " + count(db, "tickets") + " tickets");
    }
  }
}
