<?php

require_once __DIR__ . '/fares.php';

use PHPUnit\Framework\TestCase;

// ANCHOR: unit
final class FaresTest extends TestCase
{
    public static function prices(): array
    {
        return [
            '1 cm' => [1, 7400], '600 cm' => [600, 7400],  // the limit
            '601 cm' => [601, 8600], '700 cm' => [700, 8600],
            '701 cm' => [701, 9800],
        ];
    }

    /** @dataProvider prices */
    public function testAVehicleCosts(int $cm, int $cents): void
    {
        $this->assertSame($cents, vehicle_cents($cm));  // act, assert
    }

    public function testAVehicleWithoutLengthIsRefused(): void
    {
        $this->expectException(InvalidArgumentException::class);
        vehicle_cents(0);
    }
}
// ANCHOR_END: unit
