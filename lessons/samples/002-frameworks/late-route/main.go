package main

import (
    "fmt"
    "net/http"
    "net/http/httptest"
)

func hand(body string) http.HandlerFunc {
    return func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, body) }
}

func get(h http.Handler, path string) int {
    w := httptest.NewRecorder()
    h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
    return w.Code
}

func main() {
    // ANCHOR: late
    mux := http.NewServeMux()
    mux.HandleFunc("GET /sailings", hand(`["sai_7f3k"]`))
    get(mux, "/sailings")
    mux.HandleFunc("GET /ports", hand(`["STV","HLM"]`))
    fmt.Println(get(mux, "/ports"))
    // ANCHOR_END: late
}
