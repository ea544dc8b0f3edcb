<?php
declare(strict_types=1);

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

class Refusal extends Exception
{
    public function __construct(public string $kind, string $detail, public ?array $errors = null)
    {
        parent::__construct($detail);
    }
}

// ANCHOR: claim
function book(PDO $db, array $order, ?string $key): array
{
    $prices = quote($db, $order);                         // find
    $db->exec('BEGIN IMMEDIATE');
    try {
        for ($attempt = 0; $attempt < 5; $attempt++) {
            $id = 'bok_' . bin2hex(random_bytes(12));
            $rows = run($db, CLAIM, [                     // claim
                'id' => $id, 'reference' => newReference(),
                'customer_id' => 'cus_web', 'key' => $key,
                'sailing_id' => $order['sailing_id'],
                'passengers' => count($prices),
                'total_cents' => array_sum($prices),
                'currency' => 'EUR', 'now' => gmdate('Y-m-d\TH:i:s\Z'),
            ]);
            $booking = settle($db, $rows, $id, $key, $order, $prices);
            if ($booking) { $db->exec('COMMIT'); return $booking; }
        }
        throw new RuntimeException('five references, all taken');
    } catch (Throwable $error) {
        $db->exec('ROLLBACK'); throw $error;
    }
}
// ANCHOR_END: claim

// ANCHOR: run
function run(PDO $db, string $text, array $values): int
{
    $statement = $db->prepare($text);
    foreach ($values as $name => $value) {
        $statement->bindValue($name, $value,
            is_int($value) ? PDO::PARAM_INT : PDO::PARAM_STR);
    }
    $statement->execute();
    return $statement->rowCount();
}
// ANCHOR_END: run

function settle(PDO $db, int $rows, string $id, ?string $key, array $order, array $prices): ?array
{
    if ($rows === 1) {
        foreach ($order['tickets'] as $i => $t) {
            $db->prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?)')->execute([
                'tic_' . bin2hex(random_bytes(12)), $id, $t['passenger_name'], $t['fare_class'],
                $prices[$i], bin2hex(random_bytes(12))]);
        }
        return by($db, 'id', $id);
    }
    $earlier = $key === null ? null : by($db, 'idempotency_key', $key);
    if ($earlier === null) {
        refuseIfFull($db, $order);
    }
    return $earlier;
}

function newReference(): string
{
    $reference = '';
    for ($i = 0; $i < 6; $i++) {
        $reference .= ALPHABET[random_int(0, 30)];
    }
    return $reference;
}

function row(PDO $db, string $text, array $values): array|false
{
    $statement = $db->prepare($text);
    $statement->execute($values);
    $row = $statement->fetch();
    $statement->closeCursor();
    return $row;
}

function quote(PDO $db, array $order): array
{
    $sailing = row($db, 'SELECT route_id FROM sailings WHERE id = ?', [$order['sailing_id']]);
    if (!$sailing) {
        throw new Refusal('not-found', 'No such sailing.');
    }
    return array_map(fn ($t) => row($db,
        'SELECT price_cents FROM fares WHERE route_id = ? AND fare_class = ?',
        [$sailing['route_id'], $t['fare_class']])['price_cents'], $order['tickets']);
}

function refuseIfFull(PDO $db, array $order): void
{
    $row = row($db, "SELECT s.status, v.passenger_capacity - coalesce((
            SELECT sum(b.passengers) FROM bookings b
            WHERE b.sailing_id = s.id AND b.status <> 'cancelled'), 0) AS free
        FROM sailings s JOIN vessels v ON v.id = s.vessel_id WHERE s.id = ?", [$order['sailing_id']]);
    if ($row['status'] !== 'scheduled') {
        throw new Refusal('booking-closed', "This sailing is {$row['status']}.");
    }
    if ($row['free'] < count($order['tickets'])) {
        throw new Refusal('sold-out', "Seats left: {$row['free']}.");
    }
}

function by(PDO $db, string $column, string $value): ?array
{
    $booking = row($db, "SELECT id, reference, sailing_id, status, passengers, total_cents,
        currency FROM bookings WHERE $column = ?", [$value]);
    if (!$booking) {
        return null;
    }
    $statement = $db->prepare('SELECT passenger_name, fare_class, price_cents FROM tickets
        WHERE booking_id = ? ORDER BY rowid');
    $statement->execute([$booking['id']]);
    unset($booking['id']);
    return $booking + ['tickets' => $statement->fetchAll()];
}
