package main

import (
    "context"
    _ "embed"
    "errors"
    "fmt"
    "log"

    "github.com/jackc/pgx/v5"
    "github.com/jackc/pgx/v5/pgconn"
)

// ANCHOR: schema
//go:embed schema.sql
var schema string // the tables: plain SQL, part of the program

func explain(err error) string {
    var pg *pgconn.PgError
    if !errors.As(err, &pg) {
        return "not the database's doing"
    }
    switch pg.ConstraintName {
    case "bookings_reference_key": // one label
        return "that reference is taken"
    case "bookings_sailing_id_fkey": // one sailing
        return "there is no such sailing"
    case "party_size": // a party
        return "a party has 1 to 9 passengers"
    }
    return pg.Message
}
// ANCHOR_END: schema

func main() {
    ctx := context.Background()
    db, err := pgx.Connect(ctx, "")
    if err != nil {
        log.Fatal(err)
    }
    defer db.Close(ctx)
    if _, err := db.Exec(ctx, schema); err != nil {
        log.Fatal(err)
    }
    insert := "INSERT INTO bookings VALUES ($1, $2, $3, $4)"
    db.Exec(ctx, "INSERT INTO sailings VALUES ('sai_7f3k')")
    db.Exec(ctx, insert, "bok_0", "K7M2PX", "sai_7f3k", 2)
    for _, b := range [][]any{
        {"bok_1", "K7M2PX", "sai_7f3k", 2},
        {"bok_2", "H9WD3C", "sai_0000", 2},
        {"bok_3", "Q4TZ8N", "sai_7f3k", -2},
    } {
        _, err := db.Exec(ctx, insert, b...)
        fmt.Println("import script:", explain(err))
    }
}
