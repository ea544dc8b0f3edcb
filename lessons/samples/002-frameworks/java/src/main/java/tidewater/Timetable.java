package tidewater;

import jakarta.annotation.PreDestroy;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

// ANCHOR: all
@SpringBootApplication
@RestController
public class Timetable {
    record Sailing(String id) {}

    @GetMapping("/sailings")                    // register
    List<Sailing> sailings() throws InterruptedException {
        Notes.say("request in");
        Thread.sleep(500);
        Notes.say("request out");
        return List.of(new Sailing("sai_7f3k"));
    }

    @Bean                                       // start
    ApplicationRunner warm() {
        return args -> Notes.say("start hook");
    }

    @PreDestroy                                 // stop
    void stop() { Notes.say("stop hook"); }

    public static void main(String[] args) {    // assemble, listen
        SpringApplication.run(Timetable.class, args);
    }
}
// ANCHOR_END: all

@org.springframework.stereotype.Component
class Notes {
    static void say(String line) { System.out.println(line); }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        say("listening");
        System.err.println("PORT " + event.getWebServer().getPort());
    }

    @RestController
    static class Depth {
        @GetMapping("/depth")
        int depth() { return Thread.currentThread().getStackTrace().length - 2; }
    }
}
