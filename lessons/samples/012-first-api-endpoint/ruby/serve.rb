# Puma on a free port.
require_relative 'app'
require 'puma'
require 'puma/server'

server = Puma::Server.new(App, Puma::Events.strings)
server.add_tcp_listener('127.0.0.1', 0)
puts "PORT #{server.connected_ports[0]}"
$stdout.flush
server.run.join
