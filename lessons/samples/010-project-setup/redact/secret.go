package main

import (
  "encoding/json"
  "fmt"
)

// ANCHOR: secret
type Secret struct{ value string } // hide

func (Secret) String() string   { return "[redacted]" } // print
func (Secret) GoString() string { return "[redacted]" }
func (Secret) MarshalText() ([]byte, error) {
  return []byte("[redacted]"), nil
}
func (s Secret) Reveal() string { return s.value } // reveal
// ANCHOR_END: secret


type Settings struct{ URL Secret }
type settings struct{ url Secret }

func main() {
  s := Settings{Secret{"s3cret"}}
  j, _ := json.Marshal(s)
  fmt.Printf("Go\t%v\t%+v\t%s\tfield in lower case: %+v\n", s.URL, s, j, settings{Secret{"s3cret"}})
}
