require 'json'
require 'time'

Row = Struct.new(:id, :departs_at, :price_cents, :currency, :note,
                 :crew_phone, keyword_init: true)
row = Row.new(id: 'sai_7f3k', departs_at: Time.utc(2026, 7, 1, 21, 40),
              price_cents: 4900, currency: 'NOK', note: nil,
              crew_phone: '55 01 02')
puts JSON.generate({ departs_at: row.departs_at })
# ANCHOR: sailing
# choose
def to_sailing(row)
  row.to_h.slice(:id, :price_cents, :currency, :note)
     .merge(departs_at: row.departs_at.utc.iso8601)
end

# write
text = JSON.generate(to_sailing(row))

# read
sailing = JSON.parse(text, symbolize_names: true)
sailing[:departs_at] = Time.iso8601(sailing[:departs_at])
# ANCHOR_END: sailing
puts text
puts sailing[:departs_at] == row.departs_at
