require 'securerandom'
require 'time'

ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'.chars
CLAIM = File.read(File.join(__dir__, '../claim.sql'))
FREE = <<~SQL
  SELECT s.status, v.passenger_capacity - coalesce((
      SELECT sum(b.passengers) FROM bookings b
      WHERE b.sailing_id = s.id AND b.status <> 'cancelled'), 0) AS free
  FROM sailings s JOIN vessels v ON v.id = s.vessel_id WHERE s.id = ?
SQL

class Refusal < StandardError
  attr_reader :kind, :errors

  def initialize(kind, detail, errors = nil)
    super(detail)
    @kind = kind
    @errors = errors
  end
end

class Bookings
  def initialize(db) = @db = db

  # ANCHOR: claim
  def book(order, key)
    prices = quote(order)                                 # find
    @db.transaction(:immediate) do       # an exception rolls back
      5.times do
        id = "bok_#{SecureRandom.uuid}"
        @db.execute(CLAIM, {                              # claim
          id: id, reference: new_reference, key: key,
          customer_id: 'cus_web', sailing_id: order['sailing_id'],
          passengers: prices.size, total_cents: prices.sum,
          currency: 'EUR', now: Time.now.utc.iso8601(3)
        })
        if @db.changes == 1
          add_tickets(id, order['tickets'], prices)
          return by('id', id)
        end
        earlier = key && by('idempotency_key', key)
        return earlier if earlier                         # repeat
        refuse_if_full(order)
      end
      raise 'five references drawn, all of them taken'
    end
  end
  # ANCHOR_END: claim

  def new_reference = Array.new(6) { ALPHABET[SecureRandom.random_number(31)] }.join

  def quote(order)
    sailing = @db.get_first_row('SELECT route_id FROM sailings WHERE id = ?', [order['sailing_id']])
    raise Refusal.new('not-found', 'No such sailing.') unless sailing
    order['tickets'].map do |t|
      @db.get_first_value('SELECT price_cents FROM fares WHERE route_id = ? AND fare_class = ?',
                          [sailing['route_id'], t['fare_class']])
    end
  end

  def refuse_if_full(order)
    row = @db.get_first_row(FREE, [order['sailing_id']])
    raise Refusal.new('booking-closed', "This sailing is #{row['status']}.") if row['status'] != 'scheduled'
    raise Refusal.new('sold-out', "Seats left: #{row['free']}.") if row['free'] < order['tickets'].size
  end

  def add_tickets(id, tickets, prices)
    tickets.zip(prices) do |t, cents|
      @db.execute('INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?)',
                  ["tic_#{SecureRandom.uuid}", id, t['passenger_name'], t['fare_class'], cents, SecureRandom.uuid])
    end
  end

  def by(column, value)
    row = @db.get_first_row("SELECT id, reference, sailing_id, status, passengers, total_cents,
                             currency FROM bookings WHERE #{column} = ?", [value])
    return unless row
    tickets = @db.execute('SELECT passenger_name, fare_class, price_cents FROM tickets
                           WHERE booking_id = ? ORDER BY rowid', [row.delete('id')])
    row.merge('tickets' => tickets)
  end
end
