<?php
require getenv('COMPOSER_SEMVER');

$versions = file('versions.txt', FILE_IGNORE_NEW_LINES);
// ANCHOR: ask
foreach (['^1.2.0', '~1.2.0', '~1.2', '^0.4.2'] as $range) {
    $fits = Composer\Semver\Semver::satisfiedBy($versions, $range);
    echo 'Composer  ', str_pad($range, 10), ' ', implode(' ', $fits), "\n";
}
// ANCHOR_END: ask
