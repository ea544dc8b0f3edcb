# nginx in the background, PHP-FPM in the foreground: the process that is told to stop.
fill() {
  sed "s#@PORT@#$PORT#; s#@TMP@#$tmp#; s#/run/tidewater#$tmp#; s#@HERE@#$HERE#; s#@DB_PORT@#$DB_PORT#; s#@LEAVING@#$LEAVING#; s#@USER@#$(id -un)#" "$1"
}
fill "$HERE/site.conf" >"$tmp/site.conf"
fill "$HERE/fpm.conf" >"$tmp/fpm.conf"
nginx -c "$tmp/nginx.conf" -e "$tmp/error.log"
[ "$(id -u)" = 0 ] && root=-R
exec "$fpm" ${root:-} -n -F -y "$tmp/fpm.conf"
