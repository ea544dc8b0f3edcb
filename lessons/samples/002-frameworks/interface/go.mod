module tidewater.example/interface

go 1.22
