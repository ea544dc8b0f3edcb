import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

public class Gap {
  public static void main(String[] args) {
    // ANCHOR: gap
    var oslo = ZoneId.of("Europe/Oslo");
    for (var day : new String[] { "2026-03-29", "2026-10-25" }) {
      // local
      var rule = LocalDateTime.parse(day + "T02:30:00");
      // zone
      var there = rule.atZone(oslo);
      // instant
      System.out.println(there.toInstant() + "  "
        + there.toLocalTime() + " " + there.getOffset());
    }
    // ANCHOR_END: gap
    System.out.println(ZonedDateTime.parse(
      "2026-07-01T00:00:00+02:00[Europe/Oslo]").toInstant());
  }
}
