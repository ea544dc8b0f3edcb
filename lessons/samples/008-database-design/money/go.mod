module tidewater.example/split

go 1.24
