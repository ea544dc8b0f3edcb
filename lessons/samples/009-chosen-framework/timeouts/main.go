package main

import (
    "fmt"
    "net"
    "net/http"
    "time"
)

// ANCHOR: servers
var careless = &http.Server{}
var careful = &http.Server{ReadHeaderTimeout: 300 * time.Millisecond}

// half sends half a request and tells whether, after a second,
// the server still waits for the rest.
func half(address string) string {
    conn, _ := net.Dial("tcp", address)
    defer conn.Close()
    fmt.Fprint(conn, "GET /ports HTTP/1.1\r\nHost: tide")
    conn.SetReadDeadline(time.Now().Add(time.Second))
    _, err := conn.Read(make([]byte, 1))
    if e, ok := err.(net.Error); ok && e.Timeout() {
        return "still waiting for us"
    }
    return "has hung up"
}
// ANCHOR_END: servers

func main() {
    for _, s := range []*http.Server{careless, careful} {
        l, err := net.Listen("tcp", "127.0.0.1:0")
        if err != nil {
            panic(err)
        }
        go s.Serve(l)
        fmt.Printf("Go, ReadHeaderTimeout %-6s %s\n",
            s.ReadHeaderTimeout, half(l.Addr().String()))
    }
}
