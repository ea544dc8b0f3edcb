package tidewater;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

// ANCHOR: app
@RestController
class TimetableController {
    final Data data;
    TimetableController(Data data) { this.data = data; }  // assemble

    @GetMapping("/ports")
    Object ports() { return Map.of("ports", data.ports); }

    @GetMapping("/sailings")                         // read, answer
    Object search(@RequestParam String from,
                  @RequestParam String to, @RequestParam String date) {
        return Map.of("sailings", data.sailingsOn(from, to, date));
    }

    @GetMapping("/sailings/{id}")
    ResponseEntity<?> one(@PathVariable String id) {
        for (var s : data.sailings)
            if (s.id().equals(id)) return ResponseEntity.ok(s);
        return ResponseEntity.of(Data.notFound()).build(); // refuse
    }
}
// ANCHOR_END: app

@RestController
class Boom {
    @GetMapping("/boom")
    Object boom() { throw new IllegalStateException("sold the boat"); }
}

@SpringBootApplication
public class Timetable {
    public static void main(String[] args) {
        SpringApplication.run(Timetable.class, args);
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        System.out.println("PORT " + event.getWebServer().getPort());
    }
}
