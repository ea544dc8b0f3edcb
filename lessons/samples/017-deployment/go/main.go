package main

import (
    "context"
    "fmt"
    "net"
    "net/http"
    "net/netip"
    "os"
    "os/signal"
    "strconv"
    "strings"
    "sync/atomic"
    "syscall"
    "time"
)

// ANCHOR: health
var leaving atomic.Bool

// alive: nothing but this process
func healthz(w http.ResponseWriter, r *http.Request) {
    fmt.Fprint(w, "alive")
}

// ready: what every request needs, with a deadline
func readyz(w http.ResponseWriter, r *http.Request) {
    ctx, stop := context.WithTimeout(r.Context(), 300*time.Millisecond)
    defer stop()
    if leaving.Load() || pool.Ping(ctx) != nil {
        http.Error(w, "not now", http.StatusServiceUnavailable)
        return
    }
    fmt.Fprint(w, "ready")
}

// ANCHOR_END: health

// ANCHOR: trust
var proxy = netip.MustParseAddr("127.0.0.1") // whom to believe

func whoami(w http.ResponseWriter, r *http.Request) {
    peer := netip.MustParseAddrPort(r.RemoteAddr).Addr()
    ip, scheme := peer.String(), "http"
    if peer == proxy { // what was said
        said := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
        ip = strings.TrimSpace(said[len(said)-1])
        scheme = r.Header.Get("X-Forwarded-Proto")
    }
    fmt.Fprintln(w, ip, scheme)
}

// ANCHOR_END: trust

func book(w http.ResponseWriter, r *http.Request) {
    time.Sleep(1800 * time.Millisecond)
    fmt.Fprint(w, "booked")
}

func main() {
    wait, _ := strconv.Atoi(os.Getenv("LEAVE_MS"))
    leave := time.Duration(wait) * time.Millisecond
    mux := http.NewServeMux()
    mux.HandleFunc("GET /healthz", healthz)
    mux.HandleFunc("GET /readyz", readyz)
    mux.HandleFunc("GET /whoami", whoami)
    mux.HandleFunc("GET /book", book)
    // ANCHOR: drain
    server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}
    listener, err := net.Listen("tcp", "127.0.0.1:"+os.Getenv("PORT"))
    if err != nil {
        panic(err)
    }
    go server.Serve(listener)

    term, _ := signal.NotifyContext(context.Background(), syscall.SIGTERM)
    <-term.Done()
    leaving.Store(true) // unready
    time.Sleep(leave)   // let it be noticed
    ctx, stop := context.WithTimeout(context.Background(), 15*time.Second)
    defer stop()
    err = server.Shutdown(ctx) // stop, drain, deadline
    pool.Close()               // close
    // ANCHOR_END: drain
    if err != nil {
        os.Exit(1)
    }
}
