<?php
// ANCHOR: patch
function careless(array $alert, array $patch): array {
    if (isset($patch['phone'])) {              // false for null
        $alert['phone'] = $patch['phone'];
    }
    return $alert;
}

function careful(array $alert, array $patch): array {
    if (array_key_exists('phone', $patch)) {   // present: null too
        $alert['phone'] = $patch['phone'];
    }
    return $alert;
}
// ANCHOR_END: patch

$alert = ['route' => 'STV-HLM', 'phone' => '+47 5550100'];
foreach (array_slice($argv, 1) as $text) {
    $patch = json_decode($text, true);
    $show = fn ($a) => is_null($a['phone']) ? 'null' : $a['phone'];
    echo $show(careless($alert, $patch)), "\t", $show(careful($alert, $patch)), "\n";
}
