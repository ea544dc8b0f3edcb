# WEBrick. Prints each request that it believes it received.
require 'webrick'

server = WEBrick::HTTPServer.new(
  BindAddress: '127.0.0.1', Port: 0, AccessLog: [],
  Logger: WEBrick::Log.new(File::NULL)
)
server.mount_proc('/') do |req, res|
  size = req.body.to_s.bytesize
  puts "#{req.request_method} #{req.path}, #{size} bytes of content"
  res.body = 'ok'
end
$stdout.sync = true
puts "PORT #{server.listeners.first.addr[1]}"
server.start
