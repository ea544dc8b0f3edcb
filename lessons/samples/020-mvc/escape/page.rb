require 'erb'

name = '<b>Tor</b>'
# ANCHOR: ruby
puts "ERB             #{ERB.new('<%= name %>').result(binding)}"
# ANCHOR_END: ruby
