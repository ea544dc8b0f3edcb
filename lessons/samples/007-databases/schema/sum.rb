require "json"
# ANCHOR: sum
docs = File.readlines("bookings.ndjson").map { |line| JSON.parse(line) }
puts docs.sum { |doc| doc["total_cents"] }
# ANCHOR_END: sum
