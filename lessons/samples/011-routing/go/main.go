package main

import (
    "fmt"
    "net"
    "net/http"
)

func say(text string) http.HandlerFunc {
    return func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, text) }
}

// ANCHOR: routes
func id(word string) http.HandlerFunc {
    return func(w http.ResponseWriter, r *http.Request) {
        fmt.Fprint(w, word, " ", r.PathValue("id"))
    }
}

func routes() *http.ServeMux {
    mux := http.NewServeMux()
    mux.Handle("GET /ports", say("ports"))            // plain
    mux.Handle("GET /sailings", say("sailings"))
    mux.Handle("GET /sailings/{id}", id("one"))       // parameter
    mux.Handle("GET /sailings/today", say("today"))   // overlap
    mux.Handle("GET /sailings/{id}/availability",     // deeper
        id("free"))
    return mux
}
// ANCHOR_END: routes

func main() {
    listener, err := net.Listen("tcp", "127.0.0.1:0")
    if err != nil {
        panic(err)
    }
    fmt.Println("PORT", listener.Addr().(*net.TCPAddr).Port)
    http.Serve(listener, routes())
}
