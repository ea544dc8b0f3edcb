package tidewater

import (
    "encoding/json"
    "fmt"
    "net/http"
    "sync"
)

type booking struct {
    Reference  string `json:"reference"`
    SailingID  string `json:"sailing_id"`
    Passengers int    `json:"passengers"`
    TotalCents int    `json:"total_cents"`
}

func answer(w http.ResponseWriter, status int, value any) {
    w.Header().Set("Content-Type", "application/json")
    w.WriteHeader(status)
    json.NewEncoder(w).Encode(value)
}

func refuse(w http.ResponseWriter, status int, name string) {
    w.Header().Set("Content-Type", "application/problem+json")
    w.WriteHeader(status)
    json.NewEncoder(w).Encode(map[string]any{
        "type": "https://tidewater.example/problems/" + name, "status": status,
    })
}

// NewApp has one sailing, sai_7f3k, with so many seats.
func NewApp(capacity int) http.Handler {
    var mu sync.Mutex
    bookings := map[string]booking{}
    taken := 0
    mux := http.NewServeMux()
    mux.HandleFunc("POST /bookings", func(w http.ResponseWriter, r *http.Request) {
        var b booking
        if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
            refuse(w, 400, "invalid-request")
            return
        }
        mu.Lock()
        defer mu.Unlock()
        if capacity-taken < b.Passengers {
            refuse(w, 409, "sold-out")
            return
        }
        taken += b.Passengers
        b.Reference = fmt.Sprintf("TESTR%d", len(bookings)+1)
        b.TotalCents = 5800 * b.Passengers
        bookings[b.Reference] = b
        w.Header().Set("Location", "/bookings/"+b.Reference)
        answer(w, 201, b)
    })
    mux.HandleFunc("GET /sailings/{id}/availability", func(w http.ResponseWriter, r *http.Request) {
        mu.Lock()
        defer mu.Unlock()
        answer(w, 200, map[string]int{"free_seats": capacity - taken})
    })
    return mux
}
