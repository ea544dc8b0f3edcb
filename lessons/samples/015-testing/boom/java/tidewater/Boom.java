package tidewater;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.*;

public class Boom {
  @RestController
  public static class Controller {
    @GetMapping("/boom")
    public String boom() { throw new IllegalStateException("no vessel"); }
  }

  public static void main(String[] arguments) {
    var mvc = MockMvcBuilders.standaloneSetup(new Controller()).build();
    try {
      mvc.perform(get("/boom"));
    } catch (Exception error) {
      System.out.println("MockMvc            threw " + error.getClass().getSimpleName()
          + ": " + error.getCause().getMessage());
    }
    var client = RestTestClient.bindTo(mvc).build();
    System.out.println("RestTestClient     answered "
        + client.get().uri("/boom").exchange().returnResult().getStatus().value());
  }
}
