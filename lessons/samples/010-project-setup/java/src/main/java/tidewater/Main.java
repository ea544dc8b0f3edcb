package tidewater;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

// ANCHOR: main
@SpringBootApplication
@EnableConfigurationProperties(Settings.class)
class Main {
    public static void main(String[] args) {
        try {
            var context = SpringApplication.run(Main.class, args); // parse
            print(context.getBean(Settings.class));
        } catch (Exception reported) {                      // report
            System.exit(78);                                // refuse
        }
    }
    // ANCHOR_END: main
    static void print(Settings s) {
        System.out.printf("port=%d debug=%b hold_minutes=%d%n", s.port(), s.debug(), s.holdMinutes());
    }
}
