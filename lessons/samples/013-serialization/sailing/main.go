package main

import (
    "encoding/json"
    "fmt"
    "time"
)

// Row is a sailing with what only the office sees.
type Row struct {
    ID        string
    DepartsAt time.Time
    Cents     int
    Currency  string
    Note      *string
    CrewPhone string
}

// ANCHOR: sailing
// Sailing is what the wire carries: choose
type Sailing struct {
    ID        string    `json:"id"`
    DepartsAt time.Time `json:"departs_at"`
    Cents     int       `json:"price_cents"`
    Currency  string    `json:"currency"`
    Note      *string   `json:"note"`
}

// write
func write(r Row) ([]byte, error) {
    return json.Marshal(Sailing{r.ID, r.DepartsAt.UTC(), r.Cents,
        r.Currency, r.Note})
}

// read
func read(text []byte) (sailing Sailing, err error) {
    err = json.Unmarshal(text, &sailing)
    return sailing, err
}

// ANCHOR_END: sailing

func main() {
    oslo, err := time.LoadLocation("Europe/Oslo")
    if err != nil {
        panic(err)
    }
    at := time.Date(2026, 7, 1, 23, 40, 0, 0, oslo)
    row := Row{"sai_7f3k", at, 4900, "NOK", nil, "55 01 02"}
    naive, _ := json.Marshal(map[string]any{"departs_at": at})
    fmt.Println(string(naive))
    text, err := write(row)
    if err != nil {
        panic(err)
    }
    fmt.Println(string(text))
    sailing, err := read(text)
    fmt.Println(err == nil && sailing.DepartsAt.Equal(row.DepartsAt))
}
