package tidewater;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Main {
  public static void main(String[] args) {
    var app = SpringApplication.run(Main.class, args);
    System.err.println("PORT " + app.getEnvironment().getProperty("local.server.port"));
  }
}
