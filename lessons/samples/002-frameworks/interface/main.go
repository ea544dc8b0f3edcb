package main

import (
    "fmt"
    "net/http"
    "net/http/httptest"
)

func main() {
    // ANCHOR: all
    timetable := http.HandlerFunc(
        func(w http.ResponseWriter, r *http.Request) {
            if r.Method != "GET" || r.URL.Path != "/sailings" {
                w.WriteHeader(404)
                return
            }
            w.Header().Set("Content-Type", "application/json")
            fmt.Fprint(w, `["sai_7f3k"]`)
        })

    // no server: call it
    answer := httptest.NewRecorder()
    request := httptest.NewRequest("GET", "/sailings", nil)
    timetable.ServeHTTP(answer, request)
    // ANCHOR_END: all
    fmt.Println(answer.Code, answer.Header().Get("Content-Type"), answer.Body)
}
