package main

import (
    "fmt"
    html "html/template"
    "os"
    text "text/template"
)

func main() {
    name := "<b>Tor</b>"
    // ANCHOR: go
    fmt.Print("html/template   ")
    html.Must(html.New("").Parse("{{.}}\n")).Execute(os.Stdout, name)

    fmt.Print("text/template   ")
    text.Must(text.New("").Parse("{{.}}\n")).Execute(os.Stdout, name)
    // ANCHOR_END: go
}
