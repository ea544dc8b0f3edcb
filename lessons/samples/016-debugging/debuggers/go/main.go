package main

import "fmt"

type booking struct {
  reference  string
  passengers int
  cents      int
}

func bookings() (all []booking) {
  for at := range 200 {
    seats := 1 + at%4
    cents := 5800 * seats
    if at == 138 {
      cents = 11600
    }
    all = append(all, booking{fmt.Sprintf("K%05d", at+1), seats, cents})
  }
  return all
}

func revenue(all []booking) (sum int) {
  for _, b := range all {
    sum += b.cents
  }
  return sum
}

func main() { fmt.Println(revenue(bookings())) }
