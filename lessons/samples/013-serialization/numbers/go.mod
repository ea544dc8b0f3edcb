module tidewater

go 1.24
