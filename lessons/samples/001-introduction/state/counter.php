<?php
// ANCHOR: counter
$inProcess = ($inProcess ?? 0) + 1;             // lives for one request
echo "in the process $inProcess\n";
// ANCHOR_END: counter
