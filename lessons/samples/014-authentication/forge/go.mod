module tidewater

go 1.26.0
