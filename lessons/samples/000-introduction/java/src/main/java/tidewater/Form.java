package tidewater;

import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

// ANCHOR: handler
@RestController
class Form {
  @PostMapping("/bookings")
  Map<String, String> book(@RequestParam String ticket) {  // read one field
    return Map.of("ticket", ticket);                       // answer
  }
}
// ANCHOR_END: handler
