package tidewater;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;

// ANCHOR: http
class BookingsTest {
  RestTestClient api =                  // arrange: two seats
      RestTestClient.bindToController(new Bookings(2)).build();

  RestTestClient.ResponseSpec book(int seats) {
    return api.post().uri("/bookings")
        .body(new Bookings.Wish("sai_7f3k", seats)).exchange();
  }

  @Test
  void theLastSeatIsNotSoldTwice() {
    book(1).expectStatus().isCreated();
    var refused = book(2);              // act
    // assert: what the caller is told, and what is left
    refused.expectStatus().isEqualTo(409).expectBody()
        .jsonPath("$.type").value(String.class,
            type -> assertTrue(type.endsWith("sold-out")));
    api.get().uri("/sailings/sai_7f3k/availability").exchange()
        .expectBody().jsonPath("$.free_seats").isEqualTo(1);
  }
}
// ANCHOR_END: http
