require 'json'
require 'sinatra/base'
require 'sqlite3'
require_relative 'bookings'

class App < Sinatra::Base
  configure do
    set :protection, false
    set :show_exceptions, false
    set :raise_errors, false
    disable :logging
  end

  def self.database
    db = SQLite3::Database.new(ARGV[0], results_as_hash: true)
    db.busy_timeout = 5000
    db.execute('PRAGMA foreign_keys = ON')
    db
  end
  before { @bookings = Bookings.new(@db = App.database) }
  after { @db&.close }

  # ANCHOR: handler
  post '/bookings' do
    halt 415 unless request.media_type == 'application/json'
    halt 413 if request.content_length.to_i > 100 * 1024
    order = read_order(request.body.read)                 # validate
    key = request.env['HTTP_IDEMPOTENCY_KEY']&.dup&.force_encoding('UTF-8')
    booking = @bookings.book(order, key)                  # find, claim
    content_type :json
    headers 'Location' => "/bookings/#{booking['reference']}"
    [201, booking.to_json]                                # answer
  end
  # ANCHOR_END: handler

  get '/bookings/:reference' do
    booking = @bookings.by('reference', params['reference'])
    raise Refusal.new('not-found', 'No such booking.') unless booking
    content_type :json
    booking.to_json
  end

  def read_order(text)
    order = JSON.parse(text)
    faults = []
    faults << ['/sailing_id', 'is missing'] if order['sailing_id'].to_s.strip.empty?
    tickets = order['tickets'].is_a?(Array) ? order['tickets'] : []
    faults << ['/tickets', 'must be 1 to 9'] unless tickets.size.between?(1, 9)
    tickets.each_with_index do |t, i|
      faults << ["/tickets/#{i}/fare_class", 'is unknown'] unless %w[adult child].include?(t['fare_class'])
      faults << ["/tickets/#{i}/passenger_name", 'is missing'] if t['passenger_name'].to_s.strip.empty?
    end
    return order if faults.empty?
    raise Refusal.new('invalid-request', 'See errors.', faults.map { |p, d| { pointer: p, detail: d } })
  end

  # ANCHOR: problem
  STATUS = { 'invalid-request' => 422, 'not-found' => 404,
             'sold-out' => 409, 'booking-closed' => 409 }
  BASE = 'https://tidewater.example/problems/'

  def problem(status, members = {})
    content_type 'application/problem+json'
    [status, { type: 'about:blank', status: status }
      .merge(members).compact.to_json]
  end

  error Refusal do |refusal|
    problem STATUS.fetch(refusal.kind), type: BASE + refusal.kind,
            detail: refusal.message, errors: refusal.errors
  end
  error(JSON::ParserError) { problem 400 }
  error(404, 413, 415) { problem response.status }
  error { problem 500 }                            # nothing of ours
  # ANCHOR_END: problem
end
