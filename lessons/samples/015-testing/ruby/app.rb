require 'sinatra/base'
require 'json'

# One sailing, sai_7f3k, with so many seats.
def create_app(capacity:)
  bookings = {}
  taken = -> { bookings.values.sum { |booking| booking[:passengers] } }
  Sinatra.new do
    set :environment, :test
    set :protection, false
    post '/bookings' do
      wish = JSON.parse(request.body.read)
      content_type :json
      if capacity - taken.call < wish['passengers']
        status 409
        content_type 'application/problem+json'
        next JSON.generate(type: 'https://tidewater.example/problems/sold-out', status: 409)
      end
      reference = "TESTR#{bookings.size + 1}"
      bookings[reference] = { passengers: wish['passengers'] }
      status 201
      headers 'Location' => "/bookings/#{reference}"
      JSON.generate(reference: reference, **bookings[reference])
    end
    get '/sailings/:id/availability' do
      content_type :json
      JSON.generate(free_seats: capacity - taken.call)
    end
    get('/boom') { raise 'no vessel' }
  end
end
