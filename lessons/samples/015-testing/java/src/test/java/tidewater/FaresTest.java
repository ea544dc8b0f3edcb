package tidewater;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// ANCHOR: unit
class FaresTest {
  @ParameterizedTest(name = "a vehicle of {0} cm costs {1}")
  @CsvSource({
      "1, 7400", "600, 7400",          // up to the limit
      "601, 8600", "700, 8600",        // one started metre
      "701, 9800"})                    // and the next
  void vehicle(int cm, int cents) {
    assertEquals(cents, Fares.vehicleCents(cm));   // act, assert
  }

  @Test
  void aVehicleWithoutLengthIsRefused() {
    assertThrows(IllegalArgumentException.class,
        () -> Fares.vehicleCents(0));
  }
}
// ANCHOR_END: unit
