# ANCHOR: safe
require 'rexml/document'

def read(text)
  document = REXML::Document.new(text)
  raise ArgumentError, 'DOCTYPE' if document.doctype    # refuse
  document.root.texts.join                              # read
end
# ANCHOR_END: safe

def read_plain(text)
  REXML::XPath.match(REXML::Document.new(text), '//text()').map(&:value).join
end

%i[read_plain read].each do |reader|
  ARGV.each do |text|
    puts send(reader, text)
  rescue StandardError => e
    puts "refused: #{e.message}"
  end
end
