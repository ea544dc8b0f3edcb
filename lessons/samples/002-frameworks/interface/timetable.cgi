#!/bin/sh
# ANCHOR: all
if [ "$REQUEST_METHOD $PATH_INFO" = "GET /sailings" ]; then
  printf 'Status: 200 OK\r\nContent-Type: application/json\r\n\r\n'
  printf '["sai_7f3k"]'
else
  printf 'Status: 404 Not Found\r\nContent-Type: text/plain\r\n\r\n'
fi
# ANCHOR_END: all
