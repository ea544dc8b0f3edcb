package main

import (
    "encoding/json"
    "fmt"
    "net/http"
    "os"
)

func main() {
    res, err := http.Get(os.Args[1])
    if err != nil {
        panic(err)
    }
    // ANCHOR: sum
    var page struct {
        Bookings []struct{ Passengers int }
    }
    if err := json.NewDecoder(res.Body).Decode(&page); err != nil {
        panic(err)
    }
    meals := 0
    for _, booking := range page.Bookings {
        meals += booking.Passengers
    }
    fmt.Println(meals)
    // ANCHOR_END: sum
}
