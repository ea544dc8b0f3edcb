package tidewater

import "errors"

func VehicleCents(cm int) (int, error) {
    if cm <= 0 {
        return 0, errors.New("a vehicle has a length")
    }
    if cm <= 600 {
        return 7400, nil
    }
    return 7400 + 1200*((cm-600+99)/100), nil
}
