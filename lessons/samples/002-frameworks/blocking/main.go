package main

import (
    "net/http"
    "os"
    "syscall"
)

func main() {
    http.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
        nap := syscall.Timespec{Nsec: 600_000_000}
        syscall.Nanosleep(&nap, nil) // a system call that really blocks a thread
        w.Write([]byte("done"))
    })
    http.HandleFunc("/fast", func(w http.ResponseWriter, r *http.Request) {
        w.Write([]byte("done"))
    })
    http.ListenAndServe("127.0.0.1:"+os.Args[1], nil)
}
