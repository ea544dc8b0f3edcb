# ANCHOR: chain
def cents(text) = (Float(text) * 100).round       # the defect's victim

def load_fares(path)
  File.readlines(path, chomp: true).each.with_index(1) do |row, at|
    cents(row.split(';')[1])
  rescue ArgumentError                            # wrap: where
    raise "#{path}, line #{at}"                   # its cause: set by Ruby
  end
end

load_fares('fares.csv')
# ANCHOR_END: chain
