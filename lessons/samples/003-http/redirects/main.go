package main

import (
    "fmt"
    "io"
    "net/http"
    "os"
    "strings"
)

func main() {
    var row []string
    for _, status := range []int{301, 302, 303, 307, 308} {
        // ANCHOR: call
        url := fmt.Sprintf("%s/%d", os.Args[1], status)
        response, err := http.Post(url, "text/plain",
            strings.NewReader("seats=2"))
        if err != nil {
            panic(err)
        }
        content, err := io.ReadAll(response.Body)
        // ANCHOR_END: call
        if err != nil {
            panic(err)
        }
        row = append(row, string(content))
    }
    fmt.Println(strings.Join(row, "\t"))
}
