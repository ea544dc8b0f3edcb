package main

import (
    "fmt"
    "net/http"
    "net/http/httptest"
)

func main() {
    mux := http.NewServeMux()
    // ANCHOR: query
    mux.HandleFunc("GET /sailings?from=STV",
        func(w http.ResponseWriter, r *http.Request) {
            fmt.Fprint(w, "STV")
        })
    // ANCHOR_END: query
    for _, target := range []string{"/sailings?from=STV", "/sailings%3Ffrom=STV"} {
        w := httptest.NewRecorder()
        mux.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
        fmt.Printf("Go       %-22s %d\n", target, w.Code)
    }
}
