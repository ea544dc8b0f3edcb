package main

import (
    "encoding/json"
    "fmt"
    "net"
    "net/http"
)

const problems = "https://tidewater.example/problems/"

type object map[string]any

var sailings = map[string]object{"sai_7f3k": {"id": "sai_7f3k", "status": "scheduled"}}
var bookings = map[string]object{"K7M2PX": {"reference": "K7M2PX", "status": "confirmed"}}

func oneSailing(id string) object { return sailings[id] }
func oneBooking(ref string) object { return bookings[ref] }
func seats(id string) object {
    if sailings[id] == nil {
        return nil
    }
    return object{"seats": 116}
}
func cancel(ref string) object {
    if b := bookings[ref]; b != nil {
        b["status"] = "cancelled"
    }
    return bookings[ref]
}

// ANCHOR: map
func read(find func(string) object) http.HandlerFunc {
    return func(w http.ResponseWriter, r *http.Request) {
        found := find(r.PathValue("id"))
        status, kind := 200, "application/json"
        if found == nil {                                 // refuse
            status, kind = 404, "application/problem+json"
            found = object{"type": problems + "not-found",
                "title": "Not found", "status": 404, "instance": r.URL.Path}
        }
        w.Header().Set("Content-Type", kind)
        w.WriteHeader(status)
        json.NewEncoder(w).Encode(found)
    }
}

func routes(mux *http.ServeMux) {
    mux.Handle("GET /sailings/{id}", read(oneSailing))         // resource
    mux.Handle("GET /sailings/{id}/availability", read(seats)) // derived
    mux.Handle("GET /bookings/{id}", read(oneBooking))
    mux.Handle("POST /bookings/{id}/cancel", read(cancel))     // transition
}
// ANCHOR_END: map

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
