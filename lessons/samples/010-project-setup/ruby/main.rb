require_relative "settings"
s = load_settings(ENV)
puts "port=#{s.port} debug=#{s.debug} hold_minutes=#{s.hold_minutes}"
