<?php
$file = file_get_contents(getenv('TIMETABLE'));
['ports' => $ports, 'sailings' => $sailings] = json_decode($file, true);

// ANCHOR: rule
$zone = array_column($ports, 'timezone', 'code');

function day(string $instant, string $zone): string    // local day
{
    return (new DateTimeImmutable($instant))
        ->setTimezone(new DateTimeZone($zone))->format('Y-m-d');
}

$sailingsOn = fn ($from, $to, $date) => array_values(array_filter(
    $sailings,
    fn ($s) => $s['from'] === $from && $s['to'] === $to
        && day($s['departs_at'], $zone[$from]) === $date,
));
// ANCHOR_END: rule
