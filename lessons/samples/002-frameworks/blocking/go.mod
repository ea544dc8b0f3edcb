module tidewater.example/blocking

go 1.22
