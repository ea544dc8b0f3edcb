package tidewater;

import jakarta.persistence.*;

// ANCHOR: schema
@Entity
@Table(name = "bookings", check = @CheckConstraint(      // a party
    name = "party_size",
    constraint = "passengers between 1 and 9"))
class Booking {
    @Id
    String id;

    @Column(nullable = false, unique = true, length = 6)
    String reference;                                    // one label

    @ManyToOne(optional = false)
    @JoinColumn(name = "sailing_id")
    Sailing sailing;                                     // one sailing

    @Column(nullable = false)
    int passengers;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;
}
// ANCHOR_END: schema

enum Status { HELD, CONFIRMED, CANCELLED, BOARDED }

@Entity
@Table(name = "sailings")
class Sailing {
    @Id
    String id;
}
