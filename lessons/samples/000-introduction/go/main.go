// A form with the field ticket twice, and one with a bare percent sign.
package main

import (
  "encoding/json"
  "fmt"
  "net/http"
  "net/http/httptest"
  "strings"
)

// ANCHOR: handler
func book(w http.ResponseWriter, r *http.Request) {
  ticket := r.FormValue("ticket")                      // read one field
  answer := map[string]string{"ticket": ticket}
  json.NewEncoder(w).Encode(answer)                    // answer
}

// ANCHOR_END: handler

func main() {
  mux := http.NewServeMux()
  mux.HandleFunc("POST /bookings", book)
  for _, body := range []string{"ticket=adult&ticket=child", "ticket=100%"} {
    r := httptest.NewRequest("POST", "/bookings", strings.NewReader(body))
    r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
    w := httptest.NewRecorder()
    mux.ServeHTTP(w, r)
    fmt.Print("Go net/http    ", w.Body.String())
  }
}
