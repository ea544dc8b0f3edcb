require 'rack/test'
require 'sinatra/base'

[:test, :production].each do |environment|
  app = Sinatra.new do
    set :environment, environment
    set :protection, false
    set :dump_errors, false
    set :raise_errors, environment == :test
    set :show_exceptions, false
    get('/boom') { raise 'no vessel' }
  end
  client = Rack::Test::Session.new(app)
  said = begin
    "answered #{client.get('/boom').status}"
  rescue RuntimeError => e
    "raised RuntimeError: #{e.message}"
  end
  puts "#{(environment == :test ? 'raises' : 'quiet').ljust(8)}#{said}"
end
