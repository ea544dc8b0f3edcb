<?php

// ANCHOR: book
function book(PDO $db, array $doc): void
{
    $db->beginTransaction();                              // begin
    try {
        $db->prepare('INSERT INTO bookings VALUES (?, ?, ?, ?, ?)')
            ->execute([$doc['id'], $doc['reference'],     // booking
                $doc['sailing_id'], $doc['total_cents'],
                $doc['currency']]);
        $add = $db->prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, ?)');
        foreach ($doc['tickets'] as $n => $t) {           // tickets
            $add->execute(["{$doc['id']}_$n", $doc['id'],
                $t['passenger_name'], $t['fare_class'],
                $t['price_cents']]);
        }
        $db->commit();                                    // commit
    } catch (Throwable $error) {
        $db->rollBack();                                  // or undo
        throw $error;
    }
}
// ANCHOR_END: book

$db = new PDO('sqlite::memory:');
$db->exec(file_get_contents('../booking.sql'));
foreach (json_decode(file_get_contents('../bookings.json'), true) as $doc) {
    try {
        book($db, $doc);
        echo 'stored  ', $doc['reference'], "\n";
    } catch (PDOException $error) {
        echo 'refused ', $doc['reference'], "\n";
        fwrite(STDERR, $error->getMessage() . "\n");
    }
}
$count = fn($table) => $db->query("SELECT count(*) FROM $table")->fetchColumn();
echo "now     {$count('bookings')} booking, {$count('tickets')} tickets\n";
