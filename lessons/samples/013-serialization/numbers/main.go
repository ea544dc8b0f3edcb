package main

import (
    "encoding/json"
    "fmt"
    "os"
)

func main() {
    // ANCHOR: read
    for _, text := range os.Args[1:] {
        var value any
        err := json.Unmarshal([]byte(text), &value) // read
        if err == nil {
            var out []byte
            out, err = json.Marshal(value) // write
            fmt.Println(string(out))
        }
        if err != nil {
            fmt.Printf("%T\n", err)
        }
    }
    // ANCHOR_END: read
}
