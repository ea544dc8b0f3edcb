package main

import (
    "fmt"

    "golang.org/x/crypto/bcrypt"
)

func main() {
    _, err := bcrypt.GenerateFromPassword(make([]byte, 73), 4)
    fmt.Println("Go x/crypto:", err)
}
