package main

import (
    "fmt"
    "time"
)

func main() {
    // ANCHOR: gap
    oslo, err := time.LoadLocation("Europe/Oslo")
    if err != nil {
        panic(err)
    }
    for _, day := range []string{"2026-03-29", "2026-10-25"} {
        // local and zone
        there, err := time.ParseInLocation("2006-01-02T15:04",
            day+"T02:30", oslo)
        if err != nil {
            panic(err)
        }
        // instant
        instant := there.UTC().Format("2006-01-02T15:04Z")
        fmt.Println(instant, there.Format(" 15:04 -0700"))
    }
    // ANCHOR_END: gap
}
