require 'minitest/autorun'
require 'rack/test'
require_relative 'app'

# ANCHOR: http
class BookingsTest < Minitest::Test
  include Rack::Test::Methods

  def app = @app ||= create_app(capacity: 2)     # arrange: two seats

  def book(seats)
    post '/bookings', { sailing_id: 'sai_7f3k', passengers: seats }.to_json,
         'CONTENT_TYPE' => 'application/json'
  end

  def test_the_last_seat_is_not_sold_twice
    book 1
    assert_equal 201, last_response.status
    book 2                                       # act
    # assert: what the caller is told, and what is left
    assert_equal 409, last_response.status
    assert_match(/sold-out$/, JSON.parse(last_response.body)['type'])
    get '/sailings/sai_7f3k/availability'
    assert_equal 1, JSON.parse(last_response.body)['free_seats']
  end
end
# ANCHOR_END: http
