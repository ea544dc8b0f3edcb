package main

import (
    "crypto/sha1"
    "fmt"
)

// ANCHOR: all
func blobID(text string) string {
    // bytes: a Go string is a row of bytes already
    h := sha1.New()
    // header: kind, length in bytes, NUL
    fmt.Fprintf(h, "blob %d\x00", len(text))
    // hash: both, in this order
    h.Write([]byte(text))
    return fmt.Sprintf("%x", h.Sum(nil))
}

// ANCHOR_END: all

func main() {
    ship := "\U0001F6A2\n"
    for _, text := range []string{"hello\n", "", "caf\u00e9\n", ship} {
        fmt.Println(blobID(text))
    }
    fmt.Println(len(ship))
}
