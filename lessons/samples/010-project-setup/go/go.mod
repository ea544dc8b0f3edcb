module tidewater.example/settings

go 1.24
