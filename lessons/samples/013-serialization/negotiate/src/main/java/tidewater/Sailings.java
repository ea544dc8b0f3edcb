package tidewater;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class Sailings {
  record Sailing(String id, String status) {}

  static final Sailing SAILING = new Sailing("sai_7f3k", "scheduled");

  static String toXml(Sailing sailing) {
    return "<sailing id=\"" + sailing.id() + "\" status=\""
      + sailing.status() + "\"/>";
  }

  // ANCHOR: pick
  @RestController
  @RequestMapping("/sailings/{id}")
  static class Controller {
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)  // pick
    Sailing json() {
      return SAILING;                                         // write
    }

    @GetMapping(produces = MediaType.APPLICATION_XML_VALUE)
    String xml() {
      return toXml(SAILING);
    }
  }
  // ANCHOR_END: pick

  @EventListener
  void started(WebServerInitializedEvent event) {
    System.out.println("PORT " + event.getWebServer().getPort());
  }

  public static void main(String[] args) {
    SpringApplication.run(Sailings.class, args);
  }
}
