package main

import (
    "cmp"
    "fmt"
    "net"
    "net/http"
    "os"
)

const missing = `{"type":"https://tidewater.example/problems/not-found",` +
    `"title":"Not found","status":404}`

func main() {
    port := cmp.Or(os.Getenv("PORT"), "3000")
    // ANCHOR: all
    // route: which rule answers this method and path?
    http.HandleFunc("GET /sailings", sailings)
    http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
        answer(w, 404, "application/problem+json", []byte(missing))
    })
    // listen: ask the kernel for a port
    listener, err := net.Listen("tcp", "127.0.0.1:"+port)
    // ANCHOR_END: all
    if err != nil {
        fmt.Fprintln(os.Stderr, err)
        os.Exit(1)
    }
    fmt.Println(listener.Addr().(*net.TCPAddr).Port)
    http.Serve(listener, nil)
}

// ANCHOR: handler
func sailings(w http.ResponseWriter, _ *http.Request) {
    // fetch: ask whoever owns the data
    body, err := os.ReadFile("timetable.json")
    if err != nil {
        http.Error(w, "timetable missing", 500)
        return
    }
    answer(w, 200, "application/json", body)
}

// answer: status, type, bytes
func answer(w http.ResponseWriter, status int, kind string, body []byte) {
    w.Header().Set("Content-Type", kind)
    w.WriteHeader(status)
    w.Write(body)
}

// ANCHOR_END: handler
