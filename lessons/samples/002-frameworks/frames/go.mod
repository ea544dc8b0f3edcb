module tidewater.example/depth

go 1.22
