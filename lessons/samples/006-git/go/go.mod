module tidewater.example/blob

go 1.22
