package tidewater;

import static org.junit.jupiter.api.Assertions.*;

import java.time.*;
import org.junit.jupiter.api.Test;

// ANCHOR: java
class HoldTest {
  static boolean isHeld(Instant end, Clock clock) {
    return clock.instant().isBefore(end);
  }

  @Test
  void aHoldEndsAtItsLastSecond() {
    var end = Instant.parse("2026-07-01T10:15:00Z");
    var at = Clock.fixed(end, ZoneOffset.UTC);
    assertTrue(isHeld(end, Clock.offset(at, Duration.ofNanos(-1))));
    assertFalse(isHeld(end, at));
  }
}
// ANCHOR_END: java
