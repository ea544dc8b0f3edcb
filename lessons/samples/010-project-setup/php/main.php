<?php
require __DIR__ . '/settings.php';
$s = Settings::load(getenv());
printf("port=%d debug=%s hold_minutes=%d\n", $s->port, $s->debug ? 'true' : 'false', $s->holdMinutes);
