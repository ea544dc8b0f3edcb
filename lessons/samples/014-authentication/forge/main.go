package main

import (
    "encoding/json"
    "fmt"
    "io"
    "net"
    "net/http"
    "strings"
)

func signedIn(r *http.Request) bool {
    cookie, err := r.Cookie("__Host-tw_session")
    return err == nil && cookie.Value == "of-the-passenger"
}

// ANCHOR: lenient
func cancel(w http.ResponseWriter, r *http.Request) {
    if !signedIn(r) {
        w.WriteHeader(http.StatusUnauthorized)
        return
    }
    var form struct{ Reason string }
    if json.NewDecoder(r.Body).Decode(&form) != nil {
        w.WriteHeader(http.StatusBadRequest)
        return
    }
    fmt.Fprintln(w, r.PathValue("reference"), "cancelled:", form.Reason)
}
// ANCHOR_END: lenient

// ANCHOR: strict
func jsonOnly(next http.HandlerFunc) http.HandlerFunc {
    return func(w http.ResponseWriter, r *http.Request) {
        kind := r.Header.Get("Content-Type")
        if !strings.HasPrefix(kind, "application/json") {
            w.WriteHeader(http.StatusUnsupportedMediaType)
            return
        }
        next(w, r)
    }
}
// ANCHOR_END: strict

func main() {
    // ANCHOR: shield
    mux := http.NewServeMux()
    mux.HandleFunc("GET /bookings", func(w http.ResponseWriter,
        r *http.Request) { io.WriteString(w, "yours") })
    mux.HandleFunc("POST /bookings/{reference}/cancel",
        func(w http.ResponseWriter, r *http.Request) {
            w.WriteHeader(http.StatusNoContent)
        })
    guarded := http.NewCrossOriginProtection().Handler(mux)
    // ANCHOR_END: shield
    all := http.NewServeMux()
    all.Handle("/", guarded)
    path := "/bookings/{reference}/cancel"
    all.HandleFunc("POST /lenient"+path, cancel)
    all.HandleFunc("POST /strict"+path, jsonOnly(cancel))
    all.Handle("POST /shielded"+path,
        http.NewCrossOriginProtection().Handler(http.HandlerFunc(cancel)))
    listener, err := net.Listen("tcp", "127.0.0.1:0")
    if err != nil {
        panic(err)
    }
    fmt.Println("PORT", listener.Addr().(*net.TCPAddr).Port)
    http.Serve(listener, all)
}
