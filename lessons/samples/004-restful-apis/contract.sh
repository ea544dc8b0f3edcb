# Sourced by the run.sh files: the same requests to every framework.
ask() { # method, path
  status=$(curl -s -m 5 -o "$tmp/body" -D "$tmp/head" -w '%{http_code}' -X "$1" "$base$2")
  kind=$(tr -d '\r' <"$tmp/head" | sed -n 's/^content-type: *//Ip' | sed 's/;.*//')
  printf '%-37s%s %s\n' "$1 $2" "$status" "$kind"
}
contract() {
  ask GET /sailings/sai_7f3k
  ask GET /sailings/sai_7f3k/availability
  ask POST /bookings/K7M2PX/cancel
  ask GET /sailings/sai_none
  sed 's/,"/,\n    "/g; s/^/  /' "$tmp/body" | tr -d '\n' | sed 's/,    /,\n    /g'; echo
  ask GET /nowhere
  # What the framework says of itself, without times and mark-up.
  sed 's/<[^>]*>//g; s/"timestamp":"[^"]*"/"timestamp":…/' "$tmp/body" | grep . | tail -1 | sed 's/^/  /'
}
