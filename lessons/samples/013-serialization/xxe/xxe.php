<?php
libxml_use_internal_errors(true);

// ANCHOR: safe
function read(string $text): string
{
    $document = new DOMDocument();
    $read = $document->loadXML($text, LIBXML_NONET);
    if (!$read || $document->doctype) {                 // refuse
        throw new InvalidArgumentException('DOCTYPE, or no XML');
    }
    return $document->documentElement->textContent;     // read
}
// ANCHOR_END: safe

function readWith(string $text, int $flags): string
{
    $document = new DOMDocument();
    if (!$document->loadXML($text, $flags)) {
        throw new InvalidArgumentException(libxml_get_errors()[0]->message);
    }
    return $document->documentElement->textContent;
}

$readers = [
    fn ($text) => readWith($text, 0),
    fn ($text) => readWith($text, LIBXML_NOENT),
    read(...),
];
foreach ($readers as $reader) {
    foreach (array_slice($argv, 1) as $text) {
        try {
            echo trim($reader($text)) ?: 'nothing', "\n";
        } catch (InvalidArgumentException $error) {
            echo 'refused: ', trim($error->getMessage()), "\n";
        }
        libxml_clear_errors();
    }
}
