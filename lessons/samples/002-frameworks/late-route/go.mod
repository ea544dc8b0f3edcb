module tidewater.example/late

go 1.22
