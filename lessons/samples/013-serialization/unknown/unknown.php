<?php
// ANCHOR: read
enum Status: string
{
    case Scheduled = 'scheduled';
    case Delayed = 'delayed';
}

$sailing = json_decode('{"id":"sai_7f3k","status":"diverted","gate":4}');
try {
    echo Status::from($sailing->status)->name, "\n";
} catch (ValueError $error) {
    echo get_class($error), "\n";
}
echo Status::tryFrom($sailing->status)?->name ?? 'other', "\n";
// ANCHOR_END: read
