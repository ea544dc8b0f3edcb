require 'sinatra/base'
require_relative 'timetable'

# ANCHOR: app
class Timetable < Sinatra::Base                      # assemble
  before { content_type :json }

  get('/ports') { { ports: PORTS }.to_json }

  get '/sailings' do                                 # read, answer
    found = sailings_on(*params.values_at('from', 'to', 'date'))
    { sailings: found }.to_json
  end

  get '/sailings/:id' do
    found = SAILINGS.find { |s| s['id'] == params['id'] }
    return found.to_json if found
    content_type 'application/problem+json'          # refuse
    halt 404, NOT_FOUND
  end
end
# ANCHOR_END: app

class Timetable
  get('/boom') { raise 'sold the boat' }
end
