require "json"
require "yaml"
# ANCHOR: secret
class Secret
  def initialize(value) = @value = value   # hide
  def to_s = "[redacted]"                  # print
  alias inspect to_s                       # print, for p and errors
  def reveal = @value                      # reveal
end
# ANCHOR_END: secret
s = { url: Secret.new("s3cret") }
puts ["Ruby", "#{s[:url]}", s.inspect, JSON.generate(s), "YAML: #{YAML.dump(s[:url])[/value.*/]}"].join("\t")
