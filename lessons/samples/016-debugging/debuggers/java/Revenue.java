import java.util.*;

public class Revenue {
    record Booking(String reference, int passengers, int cents) {}

    static List<Booking> bookings() {
        var all = new ArrayList<Booking>();
        for (int at = 0; at < 200; at++) {
            int seats = 1 + at % 4;
            int cents = at == 138 ? 11600 : 5800 * seats;
            all.add(new Booking("K%05d".formatted(at + 1), seats, cents));
        }
        return all;
    }

    static int revenue(List<Booking> bookings) {
        int sum = 0;
        for (Booking booking : bookings) {
            int due = 5800 * booking.passengers;
            if (booking.cents != due) trap(booking, sum);
            sum += booking.cents;
        }
        return sum;
    }

    static void trap(Booking booking, int sum) {}   // a place to stop at

    public static void main(String[] args) {
        System.out.println(revenue(bookings()));
    }
}
