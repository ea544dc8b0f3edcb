require 'json'
# ANCHOR: read
ARGV.each do |text|
  puts JSON.generate(JSON.parse(text))              # read, write
rescue JSON::JSONError => error
  puts error.class
end
# ANCHOR_END: read
