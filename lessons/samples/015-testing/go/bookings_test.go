package tidewater

import (
    "net/http"
    "net/http/httptest"
    "strings"
    "testing"
)

// ANCHOR: http
func send(app http.Handler, method, path, body string) (int, string) {
    r := httptest.NewRequest(method, path, strings.NewReader(body))
    w := httptest.NewRecorder()
    app.ServeHTTP(w, r)
    return w.Code, w.Body.String()
}

func TestLastSeatIsNotSoldTwice(t *testing.T) {
    app := NewApp(2) // arrange: two seats, one of them taken
    status, body := send(app, "POST", "/bookings",
        `{"sailing_id":"sai_7f3k","passengers":1}`)
    if status != 201 {
        t.Fatalf("got %d %s; want 201", status, body)
    }
    status, body = send(app, "POST", "/bookings", // act
        `{"sailing_id":"sai_7f3k","passengers":2}`)
    // assert: what the caller is told, and what is left
    if status != 409 || !strings.Contains(body, "/sold-out") {
        t.Errorf("got %d %s; want 409, sold-out", status, body)
    }
    _, left := send(app, "GET", "/sailings/sai_7f3k/availability", "")
    if strings.TrimSpace(left) != `{"free_seats":1}` {
        t.Errorf("left %s; want one free seat", left)
    }
}
// ANCHOR_END: http
