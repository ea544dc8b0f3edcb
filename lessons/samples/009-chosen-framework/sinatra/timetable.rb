require 'json'
require 'time'
require 'tzinfo'

DATA_FILE = JSON.parse(File.read(ENV.fetch('TIMETABLE')))
PORTS, SAILINGS = DATA_FILE.values_at('ports', 'sailings')

NOT_FOUND = { type: 'https://tidewater.example/problems/not-found',
              title: 'Not found', status: 404 }.to_json

# ANCHOR: rule
ZONE = PORTS.to_h { |p| [p['code'], TZInfo::Timezone.get(p['timezone'])] }

def day(instant, zone)                      # local day
  zone.to_local(Time.iso8601(instant)).strftime('%F')
end

def sailings_on(from, to, date)
  SAILINGS.select do |s|
    s['from'] == from && s['to'] == to &&
      day(s['departs_at'], ZONE[from]) == date
  end
end
# ANCHOR_END: rule
