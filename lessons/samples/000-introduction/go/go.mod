module tidewater.example/form

go 1.22
