<?php

function vehicle_cents(int $cm): int
{
    if ($cm <= 0) {
        throw new InvalidArgumentException('a vehicle has a length');
    }
    if ($cm <= 600) {
        return 7400;
    }
    return 7400 + 1200 * intdiv($cm - 600 + 99, 100);
}
