package main

import (
    "fmt"
    "io"
    "log"
    "net/http"
    "net/http/httptest"
)

func main() {
    log.SetOutput(io.Discard)
    mux := http.NewServeMux()
    mux.HandleFunc("GET /boom", func(http.ResponseWriter, *http.Request) { panic("no vessel") })
    func() {
        defer func() { fmt.Println("NewRecorder        panicked:", recover()) }()
        mux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/boom", nil))
    }()
    server := httptest.NewServer(mux)
    defer server.Close()
    _, err := http.Get(server.URL + "/boom")
    if err != nil {
        fmt.Println("NewServer          closed the connection without an answer")
    }
}
