require 'sinatra/base'

class App < Sinatra::Base
  configure do
    set :protection, false
    disable :logging
  end
  before { content_type 'text/plain' }
  # ANCHOR: routes
  get('/ports') { 'ports' }                         # plain
  get('/sailings') { 'sailings' }
  get('/sailings/:id') { |id| "one #{id}" }         # parameter
  get('/sailings/today') { 'today' }                # overlap
  get('/sailings/:id/availability') do |id|         # deeper
    "free #{id}"
  end
  # ANCHOR_END: routes
end
