module tidewater/sum

go 1.26
