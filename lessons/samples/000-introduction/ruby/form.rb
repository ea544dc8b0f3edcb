require "json"
require "rack"

# ANCHOR: handler
app = lambda do |env|
  request = Rack::Request.new(env)
  ticket = request.params["ticket"]        # read one field
  body = JSON.generate(ticket: ticket)     # answer
  [200, { "content-type" => "application/json" }, [body]]
end
# ANCHOR_END: handler

answer = Rack::MockRequest.new(app).post(
  "/bookings", :input => "ticket=adult&ticket=child"
)
puts "Rack           #{answer.body}"
