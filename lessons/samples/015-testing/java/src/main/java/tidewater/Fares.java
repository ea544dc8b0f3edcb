package tidewater;

final class Fares {
  static int vehicleCents(int cm) {
    if (cm <= 0) throw new IllegalArgumentException("a vehicle has a length");
    if (cm <= 600) return 7400;
    return 7400 + 1200 * ((cm - 600 + 99) / 100);
  }
}
