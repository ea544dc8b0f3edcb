<?php
if ($_SERVER['REQUEST_URI'] === '/slow') {
    usleep(600_000);
}
echo 'done';
