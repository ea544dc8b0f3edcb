Thread.new do
  (1..).each do |ticks|
    sleep 0.02
    File.write(ENV.fetch('TICKS'), ticks)
  end
end
sleep 0.3
puts 'here'             # a breakpoint on this line
