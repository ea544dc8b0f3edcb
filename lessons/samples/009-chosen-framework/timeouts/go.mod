module tidewater.example/timeouts

go 1.26
