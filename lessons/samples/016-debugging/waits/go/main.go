package main

import (
  "os"
  "strconv"
  "time"
)

func main() {
  go func() {
    for ticks := 1; ; ticks++ {
      time.Sleep(20 * time.Millisecond)
      os.WriteFile(os.Args[1], []byte(strconv.Itoa(ticks)), 0o600)
    }
  }()
  time.Sleep(300 * time.Millisecond)
  print("here") // a breakpoint on this line
}
