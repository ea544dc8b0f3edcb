<?php
// ANCHOR: all
function blobId(string $text): string
{
    // bytes: a PHP string is a row of bytes already
    // header: kind, length in bytes, NUL
    $header = 'blob ' . strlen($text) . "\0";
    // hash: both, in this order
    return sha1($header . $text);
}
// ANCHOR_END: all
$ship = "\u{1F6A2}\n";
foreach (["hello\n", '', "caf\u{e9}\n", $ship] as $text) {
    echo blobId($text), "\n";
}
echo strlen($ship), "\n";
