import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

public class SailingOut {
  record Row(String id, Instant departsAt, int priceCents, String currency,
    String note, String crewPhone) {}

  // ANCHOR: sailing
  // choose
  record Sailing(
    String id,
    @JsonProperty("departs_at") Instant departsAt,
    @JsonProperty("price_cents") int priceCents,
    String currency,
    String note
  ) {
    static Sailing of(Row row) {
      return new Sailing(row.id(), row.departsAt(), row.priceCents(),
        row.currency(), row.note());
    }
  }

  static final JsonMapper JSON = new JsonMapper();

  static String write(Row row) {                       // write
    return JSON.writeValueAsString(Sailing.of(row));
  }

  static Sailing read(String text) {                   // read
    return JSON.readValue(text, Sailing.class);
  }
  // ANCHOR_END: sailing

  public static void main(String[] args) {
    var row = new Row("sai_7f3k", Instant.parse("2026-07-01T21:40:00Z"),
      4900, "NOK", null, "55 01 02");
    System.out.println(JSON.writeValueAsString(Map.of("departs_at",
      LocalDateTime.ofInstant(row.departsAt(), ZoneOffset.UTC))));
    var text = write(row);
    System.out.println(text);
    System.out.println(read(text).departsAt().equals(row.departsAt()));
  }
}
