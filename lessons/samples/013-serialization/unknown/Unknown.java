import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import static tools.jackson.databind.cfg.EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE;

public class Unknown {
  // ANCHOR: read
  enum Status {
    scheduled, delayed,
    @JsonEnumDefaultValue other     // every word of next year
  }

  record Sailing(String id, Status status) {}
  // ANCHOR_END: read

  public static void main(String[] args) {
    var text = "{\"id\":\"sai_7f3k\",\"status\":\"diverted\",\"gate\":4}";
    try {
      System.out.println(new JsonMapper().readValue(text, Sailing.class));
    } catch (JacksonException error) {
      System.out.println(error.getClass().getSimpleName());
    }
    var json = JsonMapper.builder()
      .enable(READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
      .build();
    System.out.println(json.readValue(text, Sailing.class));
  }
}
