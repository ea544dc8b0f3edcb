<?php
// ANCHOR: sum
$docs = array_map(fn($line) => json_decode($line, true),
    file('bookings.ndjson'));
echo array_sum(array_column($docs, 'total_cents')), "\n";
// ANCHOR_END: sum
