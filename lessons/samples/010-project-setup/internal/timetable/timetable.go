// ANCHOR: timetable
package timetable

import "tidewater.example/ferry/bookings/internal/hold"

// ANCHOR_END: timetable

var Pause = hold.Minutes
