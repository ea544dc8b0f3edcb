<?php
// ANCHOR: read
foreach (array_slice($argv, 1) as $text) {
    try {
        $value = json_decode($text, false, 512, JSON_THROW_ON_ERROR);
        echo json_encode($value, JSON_THROW_ON_ERROR), "\n";
    } catch (JsonException $error) {
        echo get_class($error), "\n";
    }
}
// ANCHOR_END: read
