package main

import "fmt"

// ANCHOR: split
func split(cents, n int64) []int64 {
    base := cents / n // the share
    rest := cents % n // what is left over
    parts := make([]int64, n)
    for i := range parts {
        parts[i] = base
        if int64(i) < rest { // who gets it
            parts[i]++
        }
    }
    return parts
}
// ANCHOR_END: split

func sum(parts []int64) (s int64) {
    for _, p := range parts {
        s += p
    }
    return
}

func main() {
    price := 19.99
    fmt.Println("Go        ", int(price*100), sum(split(1000, 3)), sum(split(-1000, 3)))
}
