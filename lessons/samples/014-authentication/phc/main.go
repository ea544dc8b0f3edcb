package main

import (
    "fmt"

    "golang.org/x/crypto/bcrypt"
)

// ANCHOR: hash
const cost = 12

func store(password string) ([]byte, error) {              // hash
    return bcrypt.GenerateFromPassword([]byte(password), cost)
}

func check(password string, stored []byte) (bool, []byte) { // verify
    given := []byte(password)
    if bcrypt.CompareHashAndPassword(stored, given) != nil {
        return false, nil
    }
    if was, err := bcrypt.Cost(stored); err == nil && was < cost {
        fresh, _ := store(password)                        // rehash?
        return true, fresh
    }
    return true, nil
}
// ANCHOR_END: hash

func main() {
    stored, _ := store("gulls over grey water")
    right, _ := check("gulls over grey water", stored)
    wrong, _ := check("gulls", stored)
    fmt.Println("Go           ", string(stored[:7]), right, wrong)
    old, _ := bcrypt.GenerateFromPassword([]byte("gulls over grey water"), 10)
    _, fresh := check("gulls over grey water", old)
    fmt.Println("  rehashed   ", string(old[:7]), "to", string(fresh[:7]))
}
