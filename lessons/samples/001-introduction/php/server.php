<?php
// ANCHOR: all
// listen: not here. `php -S 127.0.0.1:3000 server.php` asks the kernel,
// and runs this file from its first line for every single request.

// route: which rule answers this method and path?
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($_SERVER['REQUEST_METHOD'] === 'GET' && $path === '/sailings') {
    // fetch: ask whoever owns the data
    $body = file_get_contents(__DIR__ . '/timetable.json');
    // answer: status, type, bytes
    header('Content-Type: application/json');
    echo $body;
} else {
    http_response_code(404);
    header('Content-Type: application/problem+json');
    echo json_encode([
        'type' => 'https://tidewater.example/problems/not-found',
        'title' => 'Not found', 'status' => 404,
    ], JSON_UNESCAPED_SLASHES);
}
// ANCHOR_END: all
