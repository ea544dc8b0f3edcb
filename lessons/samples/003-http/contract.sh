# Sourced by the run.sh files: the same requests to every framework.
ask() { # label, curl arguments
  printf '%-24s' "$1"; shift
  curl -s -m 5 -o /dev/null -D "$tmp/head" "$@" || true
  tr -d '\r' <"$tmp/head" | awk 'NR == 1 { line = $2 }
    tolower($1) == "location:" { line = line "  Location: " $2 }
    tolower($1) == "allow:" { $1 = ""; gsub(/ /, ""); line = line "  Allow: " $0 }
    END { print line == "" ? "no answer" : line }'
}
contract() { # base URL
  echo "$2"
  ask 'POST JSON' --json '{"sailing_id":"sai_7f3k"}' "$1/bookings"
  ask 'POST plain text' -H 'Content-Type: text/plain' -d 'hi' "$1/bookings"
  shorter "$1"
}
shorter() { # base URL
  ask 'GET /ports' "$1/ports"
  ask 'HEAD /ports' -I "$1/ports"
  ask 'DELETE /ports' -X DELETE "$1/ports"
}
