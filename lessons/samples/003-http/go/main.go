package main

import (
    "encoding/json"
    "fmt"
    "mime"
    "net"
    "net/http"
)

type booking struct {
    Reference string `json:"reference"`
}

func newBooking(sailingID string) booking {
    return booking{"K7M2PX"}
}

// ANCHOR: create
func create(w http.ResponseWriter, r *http.Request) {
    kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
    if kind != "application/json" {                       // check
        w.WriteHeader(http.StatusUnsupportedMediaType)
        return
    }
    var wish struct{ SailingID string `json:"sailing_id"` }
    if json.NewDecoder(r.Body).Decode(&wish) != nil {
        w.WriteHeader(http.StatusBadRequest)
        return
    }
    b := newBooking(wish.SailingID)                       // act
    w.Header().Set("Location", "/bookings/"+b.Reference)  // answer
    w.Header().Set("Content-Type", "application/json")
    w.WriteHeader(http.StatusCreated)
    json.NewEncoder(w).Encode(b)
}

func routes(mux *http.ServeMux) {
    mux.HandleFunc("POST /bookings", create)              // match
    mux.HandleFunc("GET /ports", ports)
}

// ANCHOR_END: create

func ports(w http.ResponseWriter, r *http.Request) {
    json.NewEncoder(w).Encode([]string{"STV", "BRG"})
}

func main() {
    listener, err := net.Listen("tcp", "127.0.0.1:0")
    if err != nil {
        panic(err)
    }
    fmt.Println("PORT", listener.Addr().(*net.TCPAddr).Port)
    mux := http.NewServeMux()
    routes(mux)
    panic(http.Serve(listener, mux))
}
