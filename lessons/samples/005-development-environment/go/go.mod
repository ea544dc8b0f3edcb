// ANCHOR: pin
module tidewater.example/timetable

go 1.26.0                                  // runtime, at least

require tidewater.example/portcodes v1.2.0  // wish and answer
// ANCHOR_END: pin
