# ANCHOR: all
require "digest"

def blob_id(text)
  # bytes: the string knows its encoding, and its bytes
  # header: kind, length in bytes, NUL
  header = "blob #{text.bytesize}\0"
  # hash: both, in this order
  Digest::SHA1.new.update(header).update(text).hexdigest
end
# ANCHOR_END: all

ship = "\u{1F6A2}\n"
["hello\n", "", "caf\u00e9\n", ship].each { |text| puts blob_id(text) }
puts ship.length
