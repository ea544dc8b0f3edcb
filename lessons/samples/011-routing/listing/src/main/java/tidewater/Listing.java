package tidewater;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@SpringBootApplication
@RestController
public class Listing {
    @GetMapping("/ports") String ports() { return ""; }
    @GetMapping("/sailings") String sailings() { return ""; }
    @GetMapping("/sailings/{id}") String one(@PathVariable String id) { return ""; }
    @GetMapping("/sailings/today") String today() { return ""; }
    @GetMapping("/sailings/{id}/availability") String free(@PathVariable String id) { return ""; }

    public static void main(String[] args) {
        var app = SpringApplication.run(Listing.class, args);
// ANCHOR: list
app.getBean("requestMappingHandlerMapping",
        RequestMappingHandlerMapping.class)
    .getHandlerMethods().forEach((route, method) ->
        System.out.println(route + "  " + method.getMethod().getName()));
// ANCHOR_END: list
        app.close();
    }
}
