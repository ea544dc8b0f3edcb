package tidewater;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

record Port(String code, String name, String timezone) {}

@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Sailing(String id, String from, String to, Instant departsAt) {}

@Component
class Data {
    // A new one each time: Spring writes the request's path into it.
    static ProblemDetail notFound() {
        var problem = ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
        problem.setType(URI.create(
            "https://tidewater.example/problems/not-found"));
        problem.setTitle("Not found");
        return problem;
    }

    record Content(List<Port> ports, List<Sailing> sailings) {}

    final List<Port> ports;
    final List<Sailing> sailings;
    final Map<String, ZoneId> zone;

    Data(JsonMapper json) throws Exception {
        var text = Files.readString(Path.of(System.getenv("TIMETABLE")));
        var content = json.readValue(text, Content.class);
        ports = content.ports();
        sailings = content.sailings();
        zone = ports.stream().collect(Collectors.toMap(
            Port::code, p -> ZoneId.of(p.timezone())));
    }

    // ANCHOR: rule
    static String day(Instant instant, ZoneId zone) {   // local day
        return instant.atZone(zone).toLocalDate().toString();
    }

    List<Sailing> sailingsOn(String from, String to, String date) {
        return sailings.stream()
            .filter(s -> s.from().equals(from) && s.to().equals(to))
            .filter(s -> day(s.departsAt(), zone.get(from)).equals(date))
            .toList();
    }
    // ANCHOR_END: rule
}
