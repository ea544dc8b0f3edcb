<?php
// ANCHOR: split
function split(int $cents, int $n): array
{
    $base = intdiv($cents, $n);                       // the share
    $rest = $cents % $n;                              // what is left over
    return array_map(
        fn ($i) => $base + ($i < $rest ? 1 : 0),      // who gets it
        range(0, $n - 1),
    );
}
// ANCHOR_END: split

echo "PHP        ", (int) (19.99 * 100), " ", array_sum(split(1000, 3)),
    " ", array_sum(split(-1000, 3)), "\n";
