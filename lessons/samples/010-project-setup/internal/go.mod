module tidewater.example/ferry

go 1.24
