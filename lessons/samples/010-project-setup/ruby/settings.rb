# ANCHOR: settings
Settings = Struct.new(:port, :debug, :hold_minutes, :database_url,
                      keyword_init: true)                   # declare
FLAGS = { "true" => true, "false" => false }.freeze

def load_settings(env)
  faults = []
  read = lambda do |name, default = nil, &parse|            # parse
    value = parse.call(env.fetch(name, default).to_s)
    faults << "#{name}: not accepted" if value.nil?
    value
  end
  whole = lambda do |range|
    ->(s) { n = Integer(s, 10, exception: false); n if range === n }
  end
  settings = Settings.new(
    port: read.call("TW_PORT", "8080", &whole.(1..65_535)),
    debug: read.call("TW_DEBUG", "false") { |s| FLAGS[s] },
    hold_minutes: read.call("TW_HOLD_MINUTES", "15", &whole.(1..120)),
    database_url: read.call("TW_DATABASE_URL") { |s| s[/\Apostgres:.+/] })
  return settings.freeze if faults.empty?
  warn faults                                               # report
  exit 78                                                   # refuse
end
# ANCHOR_END: settings
