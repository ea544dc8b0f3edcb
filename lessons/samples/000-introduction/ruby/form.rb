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

["ticket=adult&ticket=child", "ticket=100%"].each do |body|
  answer = Rack::MockRequest.new(app).post("/bookings", :input => body)
  puts "Rack           #{answer.body}"
rescue StandardError => error
  puts "Rack           #{error.class.name.split("::").last}: #{error.message}"
end
