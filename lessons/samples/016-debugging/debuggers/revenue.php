<?php
$bookings = [];
for ($at = 0; $at < 200; $at++) {
    $seats = 1 + $at % 4;
    $cents = $at === 138 ? 11600 : 5800 * $seats;
    $bookings[] = ['reference' => sprintf('K%05d', $at + 1),
        'passengers' => $seats, 'total_cents' => $cents];
}
$sum = 0;
foreach ($bookings as $booking) {
    $sum += $booking['total_cents'];
}
echo $sum, "\n";
