<?php
$row = [
    'id' => 'sai_7f3k',
    'departs_at' => new DateTimeImmutable('2026-07-01T21:40:00Z'),
    'price_cents' => 4900, 'currency' => 'NOK', 'note' => null,
    'crew_phone' => '55 01 02',
];
echo json_encode(['departs_at' => $row['departs_at']]), "\n";
// ANCHOR: sailing
// choose
function toSailing(array $row): array
{
    $utc = $row['departs_at']->setTimezone(new DateTimeZone('UTC'));
    return [
        'id' => $row['id'],
        'departs_at' => $utc->format('Y-m-d\TH:i:s\Z'),
        'price_cents' => $row['price_cents'],
        'currency' => $row['currency'],
        'note' => $row['note'],
    ];
}

// write
$text = json_encode(toSailing($row), JSON_THROW_ON_ERROR);

// read
$sailing = json_decode($text, true, flags: JSON_THROW_ON_ERROR);
$sailing['departs_at'] = new DateTimeImmutable($sailing['departs_at']);
// ANCHOR_END: sailing
echo $text, "\n";
echo json_encode($sailing['departs_at'] == $row['departs_at']), "\n";
