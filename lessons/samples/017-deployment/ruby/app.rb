require "sinatra/base"
require_relative "pool"

class Tidewater < Sinatra::Base
  set :environment, :production
  set :host_authorization, permitted_hosts: []
  disable :protection

  # ANCHOR: health
  LEAVING = ENV.fetch("LEAVING")           # a file, for all workers

  get("/healthz") { "alive" }              # alive: this process alone

  get "/readyz" do                         # ready, with a deadline
    ready = !File.exist?(LEAVING) && Pool.ping(within: 0.3)
    halt 503, "not now" unless ready
    "ready"
  end
  # ANCHOR_END: health

  # ANCHOR: trust
  # whom to believe: Rack trusts every private address by itself
  get("/whoami") { "#{request.ip} #{request.scheme}" } # what was said
  # ANCHOR_END: trust

  get "/book" do
    sleep 1.8
    "booked"
  end
end
