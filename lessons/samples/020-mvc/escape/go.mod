module tidewater

go 1.26
