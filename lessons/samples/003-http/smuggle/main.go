package main

import (
    "fmt"
    "io"
    "net"
    "net/http"
)

// The server behind: it leaves the guarding of /admin to the front.
func main() {
    listener, err := net.Listen("tcp", "127.0.0.1:0")
    if err != nil {
        panic(err)
    }
    fmt.Println("PORT", listener.Addr().(*net.TCPAddr).Port)
    mux := http.NewServeMux()
    answer := func(pattern, text string) {
        mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
            io.Copy(io.Discard, r.Body)
            fmt.Println("back: ", r.Method, r.URL.Path)
            io.WriteString(w, text)
        })
    }
    answer("GET /ports", "six ports")
    answer("POST /bookings", "booking received")
    answer("GET /admin/sailings/{id}/manifest", "names of all aboard")
    panic(http.Serve(listener, mux))
}
