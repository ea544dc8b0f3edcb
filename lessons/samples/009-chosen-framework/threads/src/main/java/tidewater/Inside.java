package tidewater;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Inside {
    final CountDownLatch all = new CountDownLatch(250);
    final AtomicInteger now = new AtomicInteger(), most = new AtomicInteger();

    @GetMapping("/slow")
    String slow() throws InterruptedException {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        all.countDown();
        all.await(2, TimeUnit.SECONDS);     // for all 250, or for 2 s
        now.decrementAndGet();
        return "done";
    }

    @GetMapping("/most")
    int most() { return most.get(); }

    @GetMapping("/ports")
    String ports() { return "[]"; }

    static int start(String virtual, String... args) {
        var app = new SpringApplication(Inside.class);
        app.setDefaultProperties(Map.of(
            "spring.threads.virtual.enabled", virtual));
        return ((WebServerApplicationContext) app.run(args))
            .getWebServer().getPort();
    }

    public static void main(String[] args) {  // one JVM, two servers
        System.out.println("VIRTUAL " + start("true", args));
        System.out.println("PORT " + start("false", args));
    }
}
