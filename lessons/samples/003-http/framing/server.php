<?php // PHP's development server. Prints each request that it received.
$size = strlen(file_get_contents('php://input'));
file_put_contents('php://stderr', sprintf("SEEN %s %s, %d bytes of content\n",
    $_SERVER['REQUEST_METHOD'], $_SERVER['REQUEST_URI'], $size));
echo 'ok';
