package tidewater;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class Tidewater {
    public static void main(String[] args) {
        SpringApplication.run(Tidewater.class, args);
    }
}

// ANCHOR: health
@Component("ready")                          // ready, with a deadline
class PoolHealth implements HealthIndicator {
    private final Pool pool;

    PoolHealth(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Health health() {
        return (pool.ping(300) ? Health.up() : Health.down()).build();
    }
}
// ANCHOR_END: health

// ANCHOR: trust
@RestController
class WhoAmI {
    @GetMapping("/whoami")                   // what was said
    String whoami(HttpServletRequest request) {
        return request.getRemoteAddr() + " " + request.getScheme();
    }
}
// ANCHOR_END: trust

@RestController
class Booking {
    @GetMapping("/book")
    String book() throws InterruptedException {
        Thread.sleep(1800);
        return "booked";
    }
}

// ANCHOR: drain
@Component                     // its phase, the highest, is stopped first
class Leaving implements SmartLifecycle {
    @Value("${LEAVE_MS}") long wait;
    private final ApplicationContext context;
    private volatile boolean running;

    Leaving(ApplicationContext context) { this.context = context; }

    public void start() { running = true; }

    public void stop() {
        AvailabilityChangeEvent.publish(             // unready
            context, ReadinessState.REFUSING_TRAFFIC);
        try {
            Thread.sleep(wait);                      // let it be noticed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;             // stop, drain, close: Spring Boot
    }

    public boolean isRunning() { return running; }
}
// ANCHOR_END: drain
