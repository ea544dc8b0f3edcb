package main

import (
    "fmt"
    "runtime/debug"

    _ "tidewater.example/portcodes"
)

func main() {
    info, _ := debug.ReadBuildInfo()
    fmt.Println(info.Deps[0].Version)
}
