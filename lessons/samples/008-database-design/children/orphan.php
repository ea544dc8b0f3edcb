<?php
// ANCHOR: orphan
$db = new PDO('sqlite:' . $argv[1]);
try {
    $db->exec("INSERT INTO tickets VALUES ('tic_php', 'bok_99')");
    echo "PHP:    stored the orphan\n";
} catch (PDOException $error) {
    echo "PHP:    ", $error->getMessage(), "\n";
}
// ANCHOR_END: orphan
