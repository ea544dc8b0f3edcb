require 'stringio'
require 'socket'
require 'sinatra/base'
require 'puma'
require 'puma/server'

class App < Sinatra::Base
  set :logging, false
  get('/sailings') { caller.size.to_s }
end

server = Puma::Server.new(App.new)
port = server.add_tcp_listener('127.0.0.1', 0).addr[1]
server.run
socket = TCPSocket.new('127.0.0.1', port)
socket.write "GET /sailings HTTP/1.0\r\nHost: localhost\r\n\r\n"
puts format('%-30s %s', 'Sinatra on Puma', socket.read.lines.last)
server.stop(true)
