package tidewater;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

@SpringBootApplication
public class App {
    public static void main(String[] args) {
        System.setProperty("spring.datasource.url", "jdbc:sqlite:" + args[0]);
        SpringApplication.run(App.class);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse(System.getenv("NOW")), ZoneOffset.UTC);
    }

    @EventListener
    void ready(WebServerInitializedEvent event) {
        System.out.println("PORT " + event.getWebServer().getPort());
    }
}
