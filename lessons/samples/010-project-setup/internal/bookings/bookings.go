package bookings

import "tidewater.example/ferry/bookings/internal/hold"

// HoldMinutes is what the rest of the program may know.
func HoldMinutes() int { return hold.Minutes }
