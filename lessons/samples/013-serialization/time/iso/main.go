package main

import (
    "fmt"
    "os"
    "time"
)

func main() {
    for _, text := range os.Args[1:] {
        if _, err := time.Parse(time.RFC3339, text); err != nil {
            fmt.Println("refused")
        } else {
            fmt.Println("read")
        }
    }
}
