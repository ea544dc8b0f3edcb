package main

import (
    "encoding/json"
    "os"
    "time"
)

type Port struct {
    Code     string `json:"code"`
    Name     string `json:"name"`
    Timezone string `json:"timezone"`
}

type Sailing struct {
    ID        string    `json:"id"`
    From      string    `json:"from"`
    To        string    `json:"to"`
    DepartsAt time.Time `json:"departs_at"`
}

var data struct {
    Ports    []Port    `json:"ports"`
    Sailings []Sailing `json:"sailings"`
}

var notFound = map[string]any{
    "type":  "https://tidewater.example/problems/not-found",
    "title": "Not found", "status": 404,
}

var zone = map[string]*time.Location{}

func init() {
    bytes, err := os.ReadFile(os.Getenv("TIMETABLE"))
    if err == nil {
        err = json.Unmarshal(bytes, &data)
    }
    if err != nil {
        panic(err)
    }
    for _, p := range data.Ports {
        if zone[p.Code], err = time.LoadLocation(p.Timezone); err != nil {
            panic(err)
        }
    }
}

// ANCHOR: rule
func day(t time.Time, zone *time.Location) string { // local day
    return t.In(zone).Format(time.DateOnly)
}

func sailingsOn(from, to, date string) []Sailing {
    found := []Sailing{}
    for _, s := range data.Sailings {
        if s.From == from && s.To == to &&
            day(s.DepartsAt, zone[from]) == date {
            found = append(found, s)
        }
    }
    return found
}
// ANCHOR_END: rule
