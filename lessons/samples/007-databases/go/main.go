package main

import (
    "database/sql"
    "encoding/json"
    "fmt"
    "os"

    _ "github.com/jackc/pgx/v5/stdlib"
)

type Ticket struct {
    PassengerName string `json:"passenger_name"`
    FareClass     string `json:"fare_class"`
    PriceCents    *int   `json:"price_cents"`
}

type Booking struct {
    ID         string   `json:"id"`
    Reference  string   `json:"reference"`
    SailingID  string   `json:"sailing_id"`
    TotalCents int      `json:"total_cents"`
    Currency   string   `json:"currency"`
    Tickets    []Ticket `json:"tickets"`
}

// ANCHOR: book
func book(db *sql.DB, b Booking) error {
    tx, err := db.Begin() // begin
    if err != nil {
        return err
    }
    defer tx.Rollback() // or undo: does nothing after a commit
    _, err = tx.Exec( // booking
        "INSERT INTO bookings VALUES ($1, $2, $3, $4, $5)",
        b.ID, b.Reference, b.SailingID, b.TotalCents, b.Currency)
    if err != nil {
        return err
    }
    for n, t := range b.Tickets { // tickets
        _, err = tx.Exec("INSERT INTO tickets VALUES ($1, $2, $3, $4, $5)",
            fmt.Sprint(b.ID, "_", n), b.ID,
            t.PassengerName, t.FareClass, t.PriceCents)
        if err != nil {
            return err
        }
    }
    return tx.Commit() // commit
}
// ANCHOR_END: book

func main() {
    db, err := sql.Open("pgx", "")
    if err != nil {
        panic(err)
    }
    defer db.Close()
    text, err := os.ReadFile("../bookings.json")
    if err != nil {
        panic(err)
    }
    var list []Booking
    if err := json.Unmarshal(text, &list); err != nil {
        panic(err)
    }
    for _, b := range list {
        if err := book(db, b); err != nil {
            fmt.Println("refused", b.Reference)
            fmt.Fprintln(os.Stderr, err)
        } else {
            fmt.Println("stored ", b.Reference)
        }
    }
    var bookings, tickets int
    db.QueryRow("SELECT count(*) FROM bookings").Scan(&bookings)
    db.QueryRow("SELECT count(*) FROM tickets").Scan(&tickets)
    fmt.Printf("now     %d booking, %d tickets\n", bookings, tickets)
}
