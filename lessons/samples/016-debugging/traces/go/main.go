package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
)

// ANCHOR: chain
func cents(text string) (int, error) { // the defect's victim
  value, err := strconv.ParseFloat(text, 64)
  return int(math.Round(value * 100)), err
}

func load(path string) error {
  data, err := os.ReadFile(path)
  if err != nil {
    return err
  }
  for at, row := range strings.Fields(string(data)) {
    _, price, _ := strings.Cut(row, ";")
    if _, err := cents(price); err != nil { // wrap: where
      return fmt.Errorf("%s, line %d: %w", path, at+1, err)
    }
  }
  return nil
}

// ANCHOR_END: chain

func main() {
	if err := load("fares.csv"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
