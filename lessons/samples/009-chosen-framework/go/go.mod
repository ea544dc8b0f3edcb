module tidewater.example/timetable

go 1.26
