<?php
// ANCHOR: chain
function cents(string $text): int {               // the defect's victim
    if (!is_numeric($text)) throw new ValueError("not a price: $text");
    return (int) round($text * 100);
}
function load(string $path): void {
    foreach (file($path, FILE_IGNORE_NEW_LINES) as $at => $row) {
        try {
            cents(explode(';', $row)[1]);
        } catch (ValueError $error) {             // wrap: where
            $line = $at + 1;
            throw new RuntimeException("$path, line $line", 0, $error);
        }
    }
}
load('fares.csv');
// ANCHOR_END: chain
