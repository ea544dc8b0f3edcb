versions = File.readlines('versions.txt', chomp: true)
# ANCHOR: ask
['~> 1.2.0', '~> 1.2', '~> 0.4.2'].each do |range|
  wish = Gem::Requirement.new(range)
  fits = versions.select { |v| wish.satisfied_by?(Gem::Version.new(v)) }
  puts "Ruby      #{range.ljust(10)} #{fits.join(' ')}"
end
# ANCHOR_END: ask
