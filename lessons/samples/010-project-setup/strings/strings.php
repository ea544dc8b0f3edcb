<?php
// ANCHOR: ask
$flag = fn (string $s) => $s ? 'on' : 'off';      // if (getenv('DEBUG'))
$count = fn (string $s) => (int) $s;              // (int) getenv('HOLD')
// ANCHOR_END: ask
$args = array_slice($argv, 1);
echo implode("\t", ['PHP', 'flag', ...array_map($flag, $args)]), "\n";
echo implode("\t", ['PHP', 'count', ...array_map($count, $args)]), "\n";
