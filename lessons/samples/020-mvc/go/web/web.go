// Package web speaks HTTP, and knows what the ferries call things.
package web

import (
    "embed"
    "encoding/json"
    "errors"
    "html/template"
    "log"
    "net/http"
    "strings"
    "time"

    "tidewater/booking"
)

//go:embed cancelled.html
var files embed.FS

var page = template.Must(template.New("cancelled.html").Funcs(
    template.FuncMap{"euros": func(cents int) float64 { return float64(cents) / 100 }},
).ParseFS(files, "cancelled.html"))

// ANCHOR: controller
func CancelBooking(s booking.Store, clock func() time.Time) http.Handler {
    return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        kind := preferred(r, "application/json", "text/html") // read
        if kind == "" {
            w.WriteHeader(http.StatusNotAcceptable)
            return
        }
        done, err := s.Cancel(r.Context(), r.PathValue("reference"),
            booking.Passenger, clock()) // call
        if err != nil {
            refuse(w, err)
            return
        }
        w.Header().Set("Content-Type", kind+"; charset=utf-8") // answer
        if kind == "text/html" {
            page.Execute(w, done)
            return
        }
        json.NewEncoder(w).Encode(receipt{done.Reference,
            done.Status, done.RefundCents, done.Currency})
    })
}
// ANCHOR_END: controller

type receipt struct {
    Reference   string `json:"reference"`
    Status      string `json:"status"`
    RefundCents int    `json:"refund_cents"`
    Currency    string `json:"currency"`
}

// The first kind that the field Accept names; lesson 13 does it with q.
func preferred(r *http.Request, kinds ...string) string {
    for _, kind := range kinds {
        if strings.Contains(r.Header.Get("Accept"), kind) {
            return kind
        }
    }
    return ""
}

func refuse(w http.ResponseWriter, err error) {
    status := http.StatusInternalServerError
    kind := "about:blank"
    switch {
    case errors.Is(err, booking.ErrNotFound):
        status = http.StatusNotFound
    case errors.Is(err, booking.ErrClosed):
        status = http.StatusConflict
    default:
        log.Print(err)
    }
    if status < 500 {
        kind = "https://tidewater.example/problems/" + err.Error()
    }
    w.Header().Set("Content-Type", "application/problem+json")
    w.WriteHeader(status)
    json.NewEncoder(w).Encode(map[string]any{"type": kind, "status": status})
}
