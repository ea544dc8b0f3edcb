package main

import (
    "encoding/json"
    "fmt"
    "time"
)

// ANCHOR: write
// Notice says what is known of a delay.
type Notice struct {
    Minutes int       `json:"minutes,omitempty"`
    Note    *string   `json:"note,omitempty"`
    Until   time.Time `json:"until,omitempty"`
    Since   time.Time `json:"since,omitzero"`
    Ports   []string  `json:"ports"`
}

// ANCHOR_END: write

func main() {
    empty := ""
    for _, notice := range []Notice{{}, {Note: &empty, Ports: []string{}}} {
        out, err := json.Marshal(notice)
        if err != nil {
            panic(err)
        }
        fmt.Println(string(out))
    }
}
