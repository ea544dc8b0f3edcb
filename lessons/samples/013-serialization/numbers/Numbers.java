import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

public class Numbers {
  public static void main(String[] args) {
    // ANCHOR: read
    var json = new JsonMapper();
    for (var text : args) {
      try {
        var value = json.readValue(text, Object.class);   // read
        System.out.println(json.writeValueAsString(value)); // write
      } catch (JacksonException error) {
        System.out.println(error.getClass().getSimpleName());
      }
    }
    // ANCHOR_END: read
  }
}
