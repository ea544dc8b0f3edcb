package main

import (
    "bufio"
    "fmt"
    "net"
    "net/http"
)

// A server with bad manners: on every connection it answers the first
// request, reads the second, and hangs up without a word.
func rude(listener net.Listener, seen chan<- string) {
    for {
        wire, err := listener.Accept()
        if err != nil {
            return
        }
        go func() {
            defer wire.Close()
            reader := bufio.NewReader(wire)
            for answered := false; ; answered = true {
                r, err := http.ReadRequest(reader)
                if err != nil {
                    return
                }
                seen <- r.Method
                if answered {
                    return
                }
                fmt.Fprint(wire,
                    "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            }
        }()
    }
}

// ANCHOR: second
func second(client *http.Client, method, url, key string) (
    *http.Response, error) {
    r, err := http.NewRequest(method, url, nil)
    if err != nil {
        return nil, err
    }
    if key != "" {
        r.Header.Set("Idempotency-Key", key)
    }
    return client.Do(r)            // on a connection that was used before
}

// ANCHOR_END: second

func main() {
    listener, err := net.Listen("tcp", "127.0.0.1:0")
    if err != nil {
        panic(err)
    }
    seen := make(chan string, 100)
    go rude(listener, seen)
    base := "http://" + listener.Addr().String()

    try := func(method, key string) {
        client := &http.Client{Transport: &http.Transport{}}
        first, _ := client.Get(base + "/ports")       // opens a connection
        first.Body.Close()
        <-seen
        response, err := second(client, method, base+"/bookings/K7M2PX", key)
        count := len(seen)
        for len(seen) > 0 {
            <-seen
        }
        result := "error"
        if err == nil {
            result = response.Status
        }
        name := method
        if key != "" {
            name += " with Idempotency-Key"
        }
        fmt.Printf("%-27s sent %d  program gets %s\n", name, count, result)
    }
    try("GET", "")
    try("HEAD", "")
    try("PUT", "")
    try("DELETE", "")
    try("POST", "")
    try("POST", "k-81c2")
}
