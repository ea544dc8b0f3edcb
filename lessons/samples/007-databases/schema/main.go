package main

import (
    "bufio"
    "encoding/json"
    "errors"
    "fmt"
    "os"
)

// ANCHOR: sum
type Booking struct {
    TotalCents int `json:"total_cents"`
}

func sum(lines *bufio.Scanner) (revenue int, err error) {
    for lines.Scan() {
        var b Booking
        if err := json.Unmarshal(lines.Bytes(), &b); err != nil {
            return 0, err
        }
        revenue += b.TotalCents
    }
    return revenue, lines.Err()
}
// ANCHOR_END: sum

func main() {
    file, err := os.Open("bookings.ndjson")
    if err != nil {
        panic(err)
    }
    revenue, err := sum(bufio.NewScanner(file))
    var kind *json.UnmarshalTypeError
    if errors.As(err, &kind) {
        fmt.Printf("UnmarshalTypeError: %s in %s, not %s\n", kind.Value, kind.Field, kind.Type)
        return
    }
    fmt.Println(revenue)
}
