require 'json'
require 'net/http'

url = ARGV[0]
# ANCHOR: sum
bookings = JSON.parse(Net::HTTP.get(URI(url)))['bookings']
puts bookings.sum { |booking| booking['passengers'] }
# ANCHOR_END: sum
