# Starts a throw-away PostgreSQL on 127.0.0.1 in $tmp, and stops it at the end.
# To be sourced. PG_BIN names the folder of initdb, pg_ctl and postgres.
bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
for tool in initdb pg_ctl postgres; do
  [ -x "$bin/$tool" ] || { echo "SKIP: needs PostgreSQL"; exit 77; }
done
command -v psql >/dev/null || { echo "SKIP: needs psql"; exit 77; }
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
  as() { (cd /; setpriv --reuid=65534 --regid=65534 --clear-groups "$@"); }
fi
mkdir "$tmp/pg"
if [ "$(id -u)" = 0 ]; then chmod 711 "$tmp"; chown 65534:65534 "$tmp/pg"; fi
as "$bin/initdb" -D "$tmp/pg/data" -U tidewater -A trust -E UTF8 \
  --locale=C --no-sync >/dev/null
trap 'as "$bin/pg_ctl" -D "$tmp/pg/data" -m immediate stop >/dev/null 2>&1 || true
      rm -rf "$tmp"' EXIT
started=
for _ in 1 2 3 4 5; do
  export PGPORT=$((20000 + RANDOM % 10000))
  options="-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p $PGPORT"
  as "$bin/pg_ctl" -D "$tmp/pg/data" -w -l "$tmp/pg/log" \
    -o "$options -c fsync=off" start >/dev/null && { started=yes; break; }
done
[ -n "$started" ] || { cat "$tmp/pg/log" >&2; exit 1; }
export PGHOST=127.0.0.1 PGUSER=tidewater PGDATABASE=postgres
