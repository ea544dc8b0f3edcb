<?php
declare(strict_types=1);
ini_set('display_errors', '0');
define('CLAIM', file_get_contents(getenv('CLAIM')));
require __DIR__ . '/bookings.php';

// ANCHOR: problem
const STATUS = ['invalid-request' => 422, 'not-found' => 404,
    'sold-out' => 409, 'booking-closed' => 409];
const BASE = 'https://tidewater.example/problems/';

function problem(int $status, array $members = []): never
{
    http_response_code($status);
    header('Content-Type: application/problem+json');
    exit(json_encode(['type' => 'about:blank', 'status' => $status,
        ...$members]));
}

set_exception_handler(function (Throwable $error): void {
    if ($error instanceof JsonException) {
        problem(400);
    }
    if (!$error instanceof Refusal) {
        error_log((string) $error);                  // ours, not theirs
        problem(500);
    }
    problem(STATUS[$error->kind], array_filter(['errors' => $error->errors,
        'type' => BASE . $error->kind, 'detail' => $error->getMessage()]));
});
// ANCHOR_END: problem

$db = new PDO('sqlite:' . getenv('DATABASE'), options: [
    PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC, PDO::ATTR_TIMEOUT => 5]);
$db->exec('PRAGMA foreign_keys = ON');
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);

function readOrder(string $text): array
{
    $order = json_decode($text, true, flags: JSON_THROW_ON_ERROR);
    $faults = [];
    if (!is_string($order['sailing_id'] ?? null)) {
        $faults[] = ['pointer' => '/sailing_id', 'detail' => 'is missing'];
    }
    $tickets = $order['tickets'] ?? [];
    if (count($tickets) < 1 || count($tickets) > 9) {
        $faults[] = ['pointer' => '/tickets', 'detail' => 'must be 1 to 9'];
    }
    foreach ($tickets as $i => $t) {
        if (!in_array($t['fare_class'] ?? null, ['adult', 'child'], true)) {
            $faults[] = ['pointer' => "/tickets/$i/fare_class", 'detail' => 'is unknown'];
        }
        if (trim($t['passenger_name'] ?? '') === '') {
            $faults[] = ['pointer' => "/tickets/$i/passenger_name", 'detail' => 'is missing'];
        }
    }
    return $faults ? throw new Refusal('invalid-request', 'See errors.', $faults) : $order;
}

// ANCHOR: handler
if ($_SERVER['REQUEST_METHOD'] === 'POST' && $path === '/bookings') {
    $type = strtolower(trim(explode(';', $_SERVER['CONTENT_TYPE'] ?? '')[0]));
    $type === 'application/json' || problem(415);
    $_SERVER['CONTENT_LENGTH'] <= 100 * 1024 || problem(413);
    $order = readOrder(file_get_contents('php://input')); // validate
    $key = $_SERVER['HTTP_IDEMPOTENCY_KEY'] ?? null;
    $booking = book($db, $order, $key);                   // find, claim
    http_response_code(201);                              // answer
    header("Location: /bookings/{$booking['reference']}");
} else {
    $booking = by($db, 'reference', basename($path))
        ?? throw new Refusal('not-found', 'No such booking.');
}
header('Content-Type: application/json');
echo json_encode($booking);
// ANCHOR_END: handler
