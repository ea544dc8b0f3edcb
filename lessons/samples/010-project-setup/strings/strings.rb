# ANCHOR: ask
flag = ->(s) { s ? "on" : "off" }                 # if ENV["DEBUG"]
count = ->(s) { s.to_i }                          # ENV["HOLD"].to_i
# ANCHOR_END: ask
puts ["Ruby", "flag", *ARGV.map(&flag)].join("\t")
puts ["Ruby", "count", *ARGV.map(&count)].join("\t")
