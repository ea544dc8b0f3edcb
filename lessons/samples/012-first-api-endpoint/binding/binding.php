<?php
$db = new PDO('sqlite::memory:');
$db->exec('CREATE TABLE bookings (passengers INTEGER NOT NULL) STRICT');
// ANCHOR: binding
$claim = $db->prepare('INSERT INTO bookings SELECT :passengers
    WHERE 120 - (SELECT count(*) FROM bookings) >= :passengers');

$claim->execute(['passengers' => 2]);                  // as a list
echo 'execute([2])              ', $claim->rowCount(), " rows\n";

$claim->bindValue('passengers', 2, PDO::PARAM_INT);    // with a type
$claim->execute();
echo 'bindValue(2, PARAM_INT)   ', $claim->rowCount(), " rows\n";
// ANCHOR_END: binding
