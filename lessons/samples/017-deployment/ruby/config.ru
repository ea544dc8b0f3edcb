require_relative "app"
run Tidewater
