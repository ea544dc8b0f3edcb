package main

import (
    "encoding/json"
    "fmt"
    "io"
    "log"
    "net"
    "net/http"
)

func answer(w http.ResponseWriter, kind string, status int, v any) {
    w.Header().Set("Content-Type", kind)
    w.WriteHeader(status)
    json.NewEncoder(w).Encode(v)
}

func listPorts(w http.ResponseWriter, r *http.Request) {
    answer(w, "application/json", 200, map[string]any{"ports": data.Ports})
}

// ANCHOR: app
func search(w http.ResponseWriter, r *http.Request) { // read, answer
    q := r.URL.Query()
    found := sailingsOn(q.Get("from"), q.Get("to"), q.Get("date"))
    answer(w, "application/json", 200, map[string]any{"sailings": found})
}

func one(w http.ResponseWriter, r *http.Request) {
    for _, s := range data.Sailings {
        if s.ID == r.PathValue("id") {
            answer(w, "application/json", 200, s)
            return
        }
    }
    answer(w, "application/problem+json", 404, notFound) // refuse
}

func routes() *http.ServeMux { // assemble
    mux := http.NewServeMux()
    mux.HandleFunc("GET /ports", listPorts)
    mux.HandleFunc("GET /sailings", search)
    mux.HandleFunc("GET /sailings/{id}", one)
    return mux
}
// ANCHOR_END: app

func main() {
    mux := routes()
    mux.HandleFunc("GET /boom", func(http.ResponseWriter, *http.Request) {
        panic("sold the boat")
    })
    log.SetOutput(io.Discard)
    l, err := net.Listen("tcp", "127.0.0.1:0")
    if err != nil {
        panic(err)
    }
    fmt.Println("PORT", l.Addr().(*net.TCPAddr).Port)
    http.Serve(l, mux)
}
