package tidewater

import (
    "testing"
    "testing/synctest"
    "time"
)

// ANCHOR: go
func isHeld(end time.Time) bool { return time.Now().Before(end) }

func TestHoldEndsAtItsLastSecond(t *testing.T) {
    synctest.Test(t, func(t *testing.T) {
        end := time.Now().Add(15 * time.Minute)
        time.Sleep(15*time.Minute - 1)   // a nanosecond before
        if !isHeld(end) {
            t.Error("ended too early")
        }
        time.Sleep(1)
        if isHeld(end) {
            t.Error("still held")
        }
    })
}
// ANCHOR_END: go
