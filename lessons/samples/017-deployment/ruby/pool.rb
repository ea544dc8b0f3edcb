require "socket"
require "timeout"

# Stands for a database pool: ping is true when the database says "ok" in time.
module Pool
  def self.ping(within:)
    Socket.tcp("127.0.0.1", ENV.fetch("DB_PORT"), connect_timeout: within) do |s|
      !!(s.wait_readable(within) && s.readpartial(3))
    end
  rescue SystemCallError, IOError
    false
  end
end
