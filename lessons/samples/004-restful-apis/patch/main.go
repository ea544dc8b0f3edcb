package main

import (
    "encoding/json"
    "fmt"
    "os"
)

// ANCHOR: patch
type carelessAlert struct {
    Route string `json:"route"`
    Phone string `json:"phone"`   // null leaves a string as it is
}

type carefulAlert struct {
    Route string  `json:"route"`
    Phone *string `json:"phone"`  // null makes the pointer nil
}

func apply(alert any, body []byte) error {
    return json.Unmarshal(body, alert)  // absent members: untouched
}
// ANCHOR_END: patch

func main() {
    for _, body := range os.Args[1:] {
        phone := "+47 5550100"
        a := carelessAlert{"STV-HLM", phone}
        b := carefulAlert{"STV-HLM", &phone}
        for _, alert := range []any{&a, &b} {
            if err := apply(alert, []byte(body)); err != nil {
                panic(err)
            }
        }
        after := "<nil>"
        if b.Phone != nil {
            after = *b.Phone
        }
        fmt.Println(a.Phone, "\t", after)
    }
}
