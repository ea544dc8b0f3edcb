package main

import (
    "database/sql"
    "fmt"
    "log"
    "net"
    "net/http"
    "os"
    "time"

    _ "github.com/mattn/go-sqlite3"

    "tidewater/booking"
    "tidewater/web"
)

func main() {
    db, err := sql.Open("sqlite3", os.Args[1]+"?_txlock=immediate")
    if err != nil {
        log.Fatal(err)
    }
    now, err := time.Parse(time.RFC3339, os.Getenv("NOW"))
    if err != nil {
        log.Fatal(err)
    }
    http.Handle("POST /bookings/{reference}/cancel",
        web.CancelBooking(booking.Store{DB: db}, func() time.Time { return now }))
    listener, err := net.Listen("tcp", "127.0.0.1:0")
    if err != nil {
        log.Fatal(err)
    }
    fmt.Println("PORT", listener.Addr().(*net.TCPAddr).Port)
    log.Fatal(http.Serve(listener, nil))
}
