<?php
$url = $argv[1];
// ANCHOR: sum
$bookings = json_decode(file_get_contents($url), true)['bookings'];
$meals = 0;
foreach ($bookings as $booking) $meals += $booking['passengers'];
echo $meals, "\n";
// ANCHOR_END: sum
