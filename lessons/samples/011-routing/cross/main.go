package main

import (
    "fmt"
    "net/http"
    "strings"
)

func main() {
    page, sailing := http.NotFound, http.NotFound
    mux := http.NewServeMux()
    defer func() {
        text := fmt.Sprint(recover())
        text = text[strings.LastIndex(text, ":\n")+2:]
        fmt.Println("Go       panic at start:")
        fmt.Println(strings.ReplaceAll(text, ". ", ".\n"))
    }()
    // ANCHOR: cross
    mux.HandleFunc("GET /{page}/today", page)
    mux.HandleFunc("GET /sailings/{id}", sailing)
    // ANCHOR_END: cross
}
