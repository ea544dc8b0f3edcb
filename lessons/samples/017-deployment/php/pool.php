<?php
// Stands for a database connection: true when the database says "ok" in time.
function pingDatabase(float $within): bool
{
    $s = @stream_socket_client("tcp://127.0.0.1:{$_SERVER['DB_PORT']}", $code, $message, $within);
    if (!$s) {
        return false;
    }
    stream_set_timeout($s, 0, (int) ($within * 1_000_000));
    return fread($s, 3) !== '' && !stream_get_meta_data($s)['timed_out'];
}
