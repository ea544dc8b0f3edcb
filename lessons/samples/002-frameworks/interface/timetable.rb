# ANCHOR: all
TIMETABLE = lambda do |env|
  if env.values_at('REQUEST_METHOD', 'PATH_INFO') == ['GET', '/sailings']
    [200, { 'content-type' => 'application/json' }, ['["sai_7f3k"]']]
  else
    [404, {}, []]
  end
end

# no server: call it
status, headers, body = TIMETABLE.call(
  'REQUEST_METHOD' => 'GET', 'PATH_INFO' => '/sailings'
)
# ANCHOR_END: all
puts "#{status} #{headers['content-type']} #{body.join}"
