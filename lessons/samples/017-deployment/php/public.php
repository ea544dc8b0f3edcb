<?php
require __DIR__ . '/pool.php';

// ANCHOR: health
$ready = fn () => !file_exists($_SERVER['LEAVING'])
    && pingDatabase(within: 0.3);         // ready, with a deadline

[$status, $text] = match ($_SERVER['DOCUMENT_URI']) {
    '/healthz' => [200, 'alive'],         // alive: a worker was free
    '/readyz' => $ready() ? [200, 'ready'] : [503, 'not now'],
    '/book' => book(),
    '/whoami' => [200, whoami()],
    default => [404, 'no such page'],
};
http_response_code($status);
echo $text;
// ANCHOR_END: health

// ANCHOR: trust
function whoami(): string                 // what nginx found out
{
    $scheme = empty($_SERVER['HTTPS']) ? 'http' : 'https';
    return "{$_SERVER['REMOTE_ADDR']} $scheme";
}
// ANCHOR_END: trust

function book(): array
{
    usleep(1_800_000);
    return [200, 'booked'];
}
