# Sourced by the run.sh files: tools, a temporary folder, a free port, clean-up.
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8 TZ=UTC
python=${PYTHON:-python3}
tmp=$(mktemp -d)
pids=
trap 'for p in $pids; do kill $p 2>/dev/null || true; done; wait 2>/dev/null; rm -rf "$tmp"' EXIT
need() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
  done
}
need python3
modules() { # the packages that must be installed
  modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
  for package in "$@"; do
    [ -d "$modules/$package" ] || { echo "SKIP: needs $package"; exit 77; }
  done
  ln -s "$modules" "$tmp/node_modules"
}
port() { # a port that was free a moment ago
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
wait_for() { # port: until something accepts there
  for _ in $(seq 120); do
    python3 -c "import socket; socket.create_connection(('127.0.0.1', $1), 1)" 2>/dev/null && return
    sleep 0.1
  done
  echo "nothing on port $1" >&2
  exit 1
}
nginx_conf() { # site.conf: writes $tmp/nginx.conf, with everything below $tmp
  need nginx
  cat >"$tmp/nginx.conf" <<N
worker_processes 1;
pid $tmp/nginx.pid;
error_log $tmp/error.log;
events {}
http {
  access_log off;
  client_body_temp_path $tmp/body;
  proxy_temp_path $tmp/proxy;
  fastcgi_temp_path $tmp/fastcgi;
  uwsgi_temp_path $tmp/uwsgi;
  scgi_temp_path $tmp/scgi;
  include $1;
}
N
}
nginx_start() {
  chmod 755 "$tmp"
  nginx -c "$tmp/nginx.conf" -e "$tmp/error.log" -g 'daemon off;' &
  pids="$pids $!"
}
