package main

import (
    "crypto/rand"
    "database/sql"
    "encoding/json"
    "errors"
    "fmt"
    "io"
    "log"
    "math/big"
    "mime"
    "net"
    "net/http"
    "os"
    "strings"
    "time"

    _ "github.com/mattn/go-sqlite3"
)

var (
    db    *sql.DB
    claim string
)

type Ticket struct {
    PassengerName string `json:"passenger_name"`
    FareClass     string `json:"fare_class"`
    PriceCents    int    `json:"price_cents"`
}

type Booking struct {
    Reference  string   `json:"reference"`
    SailingID  string   `json:"sailing_id"`
    Status     string   `json:"status"`
    Passengers int      `json:"passengers"`
    TotalCents int      `json:"total_cents"`
    Currency   string   `json:"currency"`
    Tickets    []Ticket `json:"tickets"`
}

type Order struct {
    SailingID string `json:"sailing_id"`
    Tickets   []struct {
        PassengerName string `json:"passenger_name"`
        FareClass     string `json:"fare_class"`
    } `json:"tickets"`
}

type Fault struct {
    Pointer string `json:"pointer"`
    Detail  string `json:"detail"`
}

type Refusal struct {
    Kind, Detail string
    Faults       []Fault
}

func (r Refusal) Error() string { return r.Kind + ": " + r.Detail }

// A status alone, for what is wrong before the order is read.
type Status int

func (s Status) Error() string { return http.StatusText(int(s)) }

const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

func newReference() string {
    letters := make([]byte, 6)
    for i := range letters {
        n, _ := rand.Int(rand.Reader, big.NewInt(int64(len(alphabet))))
        letters[i] = alphabet[n.Int64()]
    }
    return string(letters)
}

type Price struct {
    Tickets  []Ticket
    Total    int
    Currency string
}

func quote(order Order) (price Price, err error) {
    var route string
    err = db.QueryRow("SELECT route_id FROM sailings WHERE id = ?",
        order.SailingID).Scan(&route)
    if errors.Is(err, sql.ErrNoRows) {
        err = Refusal{Kind: "not-found", Detail: "No such sailing."}
    }
    for _, t := range order.Tickets {
        if err != nil {
            return
        }
        ticket := Ticket{t.PassengerName, t.FareClass, 0}
        err = db.QueryRow(`SELECT price_cents, currency FROM fares
            WHERE route_id = ? AND fare_class = ?`, route, t.FareClass).
            Scan(&ticket.PriceCents, &price.Currency)
        price.Tickets = append(price.Tickets, ticket)
        price.Total += ticket.PriceCents
    }
    return
}

// ANCHOR: claim
func book(order Order, key *string) (b Booking, err error) {
    price, err := quote(order)                            // find
    if err != nil {
        return b, err
    }
    tx, err := db.Begin()
    if err != nil {
        return b, err
    }
    defer tx.Rollback()                  // does nothing after Commit
    for range 5 {
        id := "bok_" + rand.Text()
        rows, err := exec(tx, claim, values(id, order, key, price))
        if err != nil {                                   // claim
            return b, err
        }
        b, done, err := settle(tx, rows, id, order, key, price)
        if done {                                         // repeat
            return b, err
        }
    }
    return b, errors.New("five references, all of them taken")
}
// ANCHOR_END: claim

func values(id string, order Order, key *string, price Price) map[string]any {
    return map[string]any{
        "id": id, "reference": newReference(), "key": key,
        "customer_id": "cus_web", "sailing_id": order.SailingID,
        "passengers": len(price.Tickets), "currency": price.Currency,
        "total_cents": price.Total, "now": now()}
}

func now() string { return time.Now().UTC().Format("2006-01-02T15:04:05.000Z") }

func exec(tx *sql.Tx, text string, values map[string]any) (int64, error) {
    var args []any
    for name, value := range values {
        args = append(args, sql.Named(name, value))
    }
    result, err := tx.Exec(text, args...)
    if err != nil {
        return 0, err
    }
    return result.RowsAffected()
}

// ANCHOR: settle
func settle(tx *sql.Tx, rows int64, id string, order Order,
    key *string, price Price) (Booking, bool, error) {
    if rows == 1 {
        if err := addTickets(tx, id, price.Tickets); err != nil {
            return Booking{}, true, err
        }
        booking, _, err := bookingBy(tx, "id", id)
        if err == nil {
            err = tx.Commit()
        }
        return booking, true, err
    }
    if key != nil {
        booking, found, err := bookingBy(tx, "idempotency_key", *key)
        if found || err != nil {
            return booking, true, err
        }
    }
    err := refuseIfFull(tx, order)
    return Booking{}, err != nil, err
}
// ANCHOR_END: settle

func refuseIfFull(tx *sql.Tx, order Order) error {
    var status string
    var free int
    err := tx.QueryRow(`
        SELECT s.status, v.passenger_capacity - coalesce((
            SELECT sum(b.passengers) FROM bookings b
            WHERE b.sailing_id = s.id AND b.status <> 'cancelled'), 0)
        FROM sailings s JOIN vessels v ON v.id = s.vessel_id
        WHERE s.id = ?`, order.SailingID).Scan(&status, &free)
    switch {
    case err != nil:
        return err
    case status != "scheduled":
        return Refusal{Kind: "booking-closed", Detail: "This sailing is " + status + "."}
    case free < len(order.Tickets):
        return Refusal{Kind: "sold-out", Detail: fmt.Sprintf("Seats left: %d.", free)}
    }
    return nil
}

func addTickets(tx *sql.Tx, id string, tickets []Ticket) error {
    for _, t := range tickets {
        _, err := tx.Exec("INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?)",
            "tic_"+rand.Text(), id, t.PassengerName, t.FareClass, t.PriceCents, rand.Text())
        if err != nil {
            return err
        }
    }
    return nil
}

type queryer interface {
    QueryRow(string, ...any) *sql.Row
    Query(string, ...any) (*sql.Rows, error)
}

func bookingBy(q queryer, column, value string) (b Booking, found bool, err error) {
    var id string
    err = q.QueryRow(`SELECT id, reference, sailing_id, status, passengers,
        total_cents, currency FROM bookings WHERE `+column+` = ?`, value).
        Scan(&id, &b.Reference, &b.SailingID, &b.Status, &b.Passengers,
            &b.TotalCents, &b.Currency)
    if errors.Is(err, sql.ErrNoRows) {
        return b, false, nil
    }
    if err != nil {
        return b, false, err
    }
    rows, err := q.Query(`SELECT passenger_name, fare_class, price_cents
        FROM tickets WHERE booking_id = ? ORDER BY rowid`, id)
    if err != nil {
        return b, false, err
    }
    defer rows.Close()
    for rows.Next() {
        var t Ticket
        if err = rows.Scan(&t.PassengerName, &t.FareClass, &t.PriceCents); err != nil {
            return b, false, err
        }
        b.Tickets = append(b.Tickets, t)
    }
    return b, true, rows.Err()
}

func readOrder(w http.ResponseWriter, r *http.Request) (order Order, err error) {
    kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
    if kind != "application/json" {
        return order, Status(415)
    }
    body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 100<<10))
    if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
        return order, Status(413)
    }
    if err != nil || json.Unmarshal(body, &order) != nil {
        return order, Status(400)
    }
    var faults []Fault
    if order.SailingID == "" {
        faults = append(faults, Fault{"/sailing_id", "is missing"})
    }
    if n := len(order.Tickets); n < 1 || n > 9 {
        faults = append(faults, Fault{"/tickets", "must be 1 to 9"})
    }
    for i, t := range order.Tickets {
        if t.FareClass != "adult" && t.FareClass != "child" {
            faults = append(faults, Fault{fmt.Sprintf("/tickets/%d/fare_class", i), "is unknown"})
        }
        if strings.TrimSpace(t.PassengerName) == "" {
            faults = append(faults, Fault{fmt.Sprintf("/tickets/%d/passenger_name", i), "is missing"})
        }
    }
    if faults != nil {
        return order, Refusal{"invalid-request", "See errors.", faults}
    }
    return order, nil
}

func create(w http.ResponseWriter, r *http.Request) error {
    order, err := readOrder(w, r)                         // validate
    if err != nil {
        return err
    }
    var key *string
    if value := r.Header.Get("Idempotency-Key"); value != "" {
        key = &value
    }
    booking, err := book(order, key)                      // find, claim
    if err != nil {
        return err
    }
    w.Header().Set("Location", "/bookings/"+booking.Reference)
    return write(w, 201, "application/json", booking)     // answer
}

func read(w http.ResponseWriter, r *http.Request) error {
    booking, found, err := bookingBy(db, "reference", r.PathValue("reference"))
    if err == nil && !found {
        err = Refusal{Kind: "not-found", Detail: "No such booking."}
    }
    if err != nil {
        return err
    }
    return write(w, 200, "application/json", booking)
}

func write(w http.ResponseWriter, status int, kind string, value any) error {
    w.Header().Set("Content-Type", kind)
    w.WriteHeader(status)
    return json.NewEncoder(w).Encode(value)
}

const base = "https://tidewater.example/problems/"

// ANCHOR: problem
type handler func(http.ResponseWriter, *http.Request) error

var statusOf = map[string]int{"invalid-request": 422,
    "not-found": 404, "sold-out": 409, "booking-closed": 409}

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
    err := h(w, r)
    if err == nil {
        return
    }
    problem := map[string]any{"type": "about:blank", "status": 500}
    var refusal Refusal
    var status Status
    if errors.As(err, &refusal) {
        problem["type"] = base + refusal.Kind
        problem["status"] = statusOf[refusal.Kind]
        problem["detail"] = refusal.Detail
        problem["errors"] = refusal.Faults
    } else if errors.As(err, &status) {
        problem["status"] = int(status)
    } else {
        log.Print(err)                              // ours, not theirs
    }
    write(w, problem["status"].(int), "application/problem+json", problem)
}
// ANCHOR_END: problem

func main() {
    text, err := os.ReadFile(os.Args[2])
    if err != nil {
        log.Fatal(err)
    }
    claim = string(text)
    db, err = sql.Open("sqlite3", os.Args[1]+"?_foreign_keys=on&_txlock=immediate")
    if err != nil {
        log.Fatal(err)
    }
    http.Handle("POST /bookings", handler(create))
    http.Handle("GET /bookings/{reference}", handler(read))
    listener, err := net.Listen("tcp", "127.0.0.1:0")
    if err != nil {
        log.Fatal(err)
    }
    fmt.Println("PORT", listener.Addr().(*net.TCPAddr).Port)
    log.Fatal(http.Serve(listener, nil))
}
