package main

import (
    "encoding/json"
    "os"
)

// User is a row of the table.
type User struct {
    ID           string
    Role         string
    PasswordHash string
}

// ANCHOR: out
// Account is what its owner may see.
type Account struct { // choose
    ID   string `json:"id"`
    Role string `json:"role"`
}

func write(user User) { // write
    out := json.NewEncoder(os.Stdout)
    out.Encode(user)
    out.Encode(Account{ID: user.ID, Role: user.Role})
}

// ANCHOR_END: out

func main() {
    write(User{"usr_4c", "staff", "$argon…"})
}
