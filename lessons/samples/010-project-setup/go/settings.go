package main

import (
  "errors"
  "fmt"
  "os"
  "strconv"
)

// ANCHOR: settings
type Settings struct {                                      // declare
  Port, HoldMinutes int
  Debug             bool
  DatabaseURL       string
}

func load() (s Settings, err error) {
  var faults []error
  whole := func(name string, low, high, otherwise int) int { // parse
    text, set := os.LookupEnv(name)
    if !set {
      return otherwise
    }
    n, err := strconv.Atoi(text)
    if err != nil || n < low || n > high {
      faults = append(faults, fmt.Errorf("%s: want %d to %d, got %q",
        name, low, high, text))
    }
    return n
  }
  // ANCHOR_END: settings
  flag := func(name string) bool {
    text, set := os.LookupEnv(name)
    b, err := strconv.ParseBool(text)
    if set && err != nil {
      faults = append(faults, fmt.Errorf("%s: want true or false, got %q", name, text))
    }
    return b
  }
  secret := func(name string) string {
    text, set := os.LookupEnv(name)
    if !set || text == "" {
      faults = append(faults, fmt.Errorf("%s: must be set", name))
    }
    return text
  }
  // ANCHOR: report
  s.Port = whole("TW_PORT", 1, 65535, 8080)
  s.HoldMinutes = whole("TW_HOLD_MINUTES", 1, 120, 15)
  s.Debug = flag("TW_DEBUG")
  s.DatabaseURL = secret("TW_DATABASE_URL")
  return s, errors.Join(faults...)                           // report
}
// ANCHOR_END: report
