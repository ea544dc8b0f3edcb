<?php
// ANCHOR: gap
$oslo = new DateTimeZone('Europe/Oslo');
foreach (['2026-03-29', '2026-10-25'] as $day) {
    // local and zone
    $there = new DateTimeImmutable("{$day}T02:30:00", $oslo);
    // instant
    $instant = $there->setTimezone(new DateTimeZone('UTC'));
    echo $instant->format('Y-m-d\TH:i\Z'), $there->format('  H:i O'), "\n";
}
// ANCHOR_END: gap
