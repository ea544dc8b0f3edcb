package main

import (
    "context"
    "fmt"
    "net"
    "net/http"
    "os"
    "os/signal"
    "syscall"
    "time"
)

func sailings(w http.ResponseWriter, r *http.Request) {
    fmt.Println("request in")
    time.Sleep(500 * time.Millisecond)
    fmt.Println("request out")
    w.Header().Set("Content-Type", "application/json")
    fmt.Fprint(w, `[{"id":"sai_7f3k"}]`)
}

func announce(ln net.Listener) {
    fmt.Println("listening")
    fmt.Fprintln(os.Stderr, "PORT", ln.Addr().(*net.TCPAddr).Port)
}

func main() {
    // ANCHOR: all
    mux := http.NewServeMux()                   // assemble
    mux.HandleFunc("GET /sailings", sailings)   // register
    srv := &http.Server{Handler: mux, ReadHeaderTimeout: time.Second}

    fmt.Println("start hook")                   // start
    ln, err := net.Listen("tcp", "127.0.0.1:"+os.Getenv("PORT"))
    if err != nil {
        panic(err)
    }
    go srv.Serve(ln)                            // listen
    announce(ln)

    sigs := make(chan os.Signal, 1)
    signal.Notify(sigs, syscall.SIGTERM)
    <-sigs
    srv.Shutdown(context.Background())          // drain
    fmt.Println("stop hook")                    // stop
    // ANCHOR_END: all
}
