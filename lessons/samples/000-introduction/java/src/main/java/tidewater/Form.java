package tidewater;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
// ANCHOR: handler
@RestController
public class Form {
  @PostMapping("/bookings")
  Map<String, String> book(@RequestParam String ticket) {  // read one field
    return Map.of("ticket", ticket);                       // answer
  }
  // ANCHOR_END: handler

  public static void main(String[] args) {
    var app = SpringApplication.run(Form.class, args);
    System.err.println("PORT " + app.getEnvironment().getProperty("local.server.port"));
  }
}
