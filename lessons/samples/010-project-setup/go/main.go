package main

import (
  "fmt"
  "os"
)

// ANCHOR: main
func main() {
  s, err := load()
  if err != nil {
    fmt.Fprintln(os.Stderr, err)
    os.Exit(78)                                              // refuse
  }
  // ANCHOR_END: main
  fmt.Printf("port=%d debug=%t hold_minutes=%d\n", s.Port, s.Debug, s.HoldMinutes)
}
