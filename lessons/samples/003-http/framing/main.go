package main

import (
    "fmt"
    "io"
    "net"
    "net/http"
)

// Go's HTTP server. Prints each request that it believes it received.
func main() {
    listener, err := net.Listen("tcp", "127.0.0.1:0")
    if err != nil {
        panic(err)
    }
    fmt.Println("PORT", listener.Addr().(*net.TCPAddr).Port)
    panic(http.Serve(listener, http.HandlerFunc(
        func(w http.ResponseWriter, r *http.Request) {
            content, _ := io.ReadAll(r.Body)
            fmt.Printf("%s %s, %d bytes of content\n",
                r.Method, r.URL.Path, len(content))
            io.WriteString(w, "ok")
        })))
}
