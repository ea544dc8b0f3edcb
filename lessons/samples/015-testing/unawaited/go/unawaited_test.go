package tidewater

import (
    "testing"
    "time"
)

func book() int {
    time.Sleep(20 * time.Millisecond)
    return 500
}

// ANCHOR: go
func TestABookingIsCreated(t *testing.T) {
    go func() {
        if got := book(); got != 201 {
            t.Errorf("got %d, want 201", got)
        }
    }()
}
// ANCHOR_END: go
