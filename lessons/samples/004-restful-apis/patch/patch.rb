require 'json'

# ANCHOR: patch
def careless(alert, patch)
  alert.merge('phone' => patch['phone'] || alert['phone'])
end

def careful(alert, patch)
  alert.merge(patch.slice('phone'))   # present: nil too
end
# ANCHOR_END: patch

alert = { 'route' => 'STV-HLM', 'phone' => '+47 5550100' }
ARGV.each do |text|
  patch = JSON.parse(text)
  puts [careless(alert, patch), careful(alert, patch)].map { |a| a['phone'].inspect.delete('"') }.join("\t")
end
