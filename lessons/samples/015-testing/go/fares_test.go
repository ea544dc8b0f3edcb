package tidewater

import (
    "fmt"
    "testing"
)

// ANCHOR: unit
func TestVehicleCents(t *testing.T) {
    for _, c := range []struct{ cm, cents int }{
        {1, 7400}, {600, 7400},            // up to the limit
        {601, 8600}, {700, 8600},          // one started metre
        {701, 9800},                       // and the next
    } {
        t.Run(fmt.Sprintf("%d cm", c.cm), func(t *testing.T) {
            got, err := VehicleCents(c.cm)   // act
            if err != nil || got != c.cents { // assert
                t.Errorf("got %d, %v; want %d", got, err, c.cents)
            }
        })
    }
}

func TestVehicleWithoutLength(t *testing.T) {
    if _, err := VehicleCents(0); err == nil {
        t.Error("0 cm was given a price")
    }
}
// ANCHOR_END: unit
