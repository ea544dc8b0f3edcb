package main

import (
  "fmt"
  "os"
  "strconv"
)

// ANCHOR: ask
func flag(s string) (bool, error) { return strconv.ParseBool(s) }
func count(s string) (int, error) { return strconv.Atoi(s) }

// ANCHOR_END: ask

func main() {
  fmt.Print("Go\tflag")
  for _, s := range os.Args[1:] {
    if b, err := flag(s); err != nil {
      fmt.Print("\terror")
    } else if b {
      fmt.Print("\ton")
    } else {
      fmt.Print("\toff")
    }
  }
  fmt.Print("\nGo\tcount")
  for _, s := range os.Args[1:] {
    if n, err := count(s); err != nil {
      fmt.Print("\terror")
    } else {
      fmt.Print("\t", n)
    }
  }
  fmt.Println()
}
