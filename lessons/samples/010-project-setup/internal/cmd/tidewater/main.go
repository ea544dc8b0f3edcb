package main

import "tidewater.example/ferry/bookings"

func main() { println(bookings.HoldMinutes()) }
