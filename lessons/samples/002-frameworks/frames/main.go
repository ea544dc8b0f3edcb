package main

import (
    "fmt"
    "net/http"
    "net/http/httptest"
    "runtime"
)

func main() {
    mux := http.NewServeMux()
    mux.HandleFunc("GET /sailings", func(w http.ResponseWriter, r *http.Request) {
        pcs := make([]uintptr, 200)
        n := runtime.Callers(2, pcs) // from the handler's caller upwards
        frames, depth := runtime.CallersFrames(pcs[:n]), 0
        for more := true; more; depth++ {
            _, more = frames.Next()
        }
        fmt.Fprint(w, depth)
    })
    server := httptest.NewServer(mux)
    defer server.Close()
    res, err := http.Get(server.URL + "/sailings")
    if err != nil {
        panic(err)
    }
    var depth int
    fmt.Fscan(res.Body, &depth)
    fmt.Printf("%-30s %d\n", "Go net/http with ServeMux", depth)
}
