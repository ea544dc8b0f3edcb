# ANCHOR: split
def split(cents, n)
  base, rest = cents.divmod(n)            # the share, what is left over
  Array.new(n) { |i| base + (i < rest ? 1 : 0) }          # who gets it
end
# ANCHOR_END: split

puts "Ruby       #{(19.99 * 100).to_i} #{split(1000, 3).sum} #{split(-1000, 3).sum}"
