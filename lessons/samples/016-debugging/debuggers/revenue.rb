bookings = Array.new(200) do |at|
  { reference: format('K%05d', at + 1), passengers: 1 + at % 4,
    total_cents: at == 138 ? 11600 : 5800 * (1 + at % 4) }
end

sum = 0
bookings.each do |booking|
  sum += booking[:total_cents]
end
puts sum
