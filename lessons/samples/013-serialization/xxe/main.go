package main

import (
    "encoding/xml"
    "fmt"
    "os"
)

// ANCHOR: safe
func read(text string) (string, error) {
    var m struct {
        Agent string `xml:"agent"`
        Text  string `xml:",chardata"`
    }
    // refuse: a reference to a declared entity is an error
    err := xml.Unmarshal([]byte(text), &m)
    return m.Agent + m.Text, err // read
}

// ANCHOR_END: safe

func main() {
    for _, text := range os.Args[1:] {
        said, err := read(text)
        if err != nil {
            said = "refused: " + err.Error()
        }
        fmt.Println(said)
    }
}
