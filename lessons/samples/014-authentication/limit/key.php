<?php
// ANCHOR: key
function key_of(string $id, string $name, string $password): string
{
    return $id . $name . $password;      // an id of 20 bytes
}

$long = 'harbour.master.of.the.northern.islands@authority.example';
$stored = password_hash(
    key_of('00u7fk2m9qVbTzR4c5d6', $long, 'gulls over grey water'),
    PASSWORD_BCRYPT);

$given = key_of('00u7fk2m9qVbTzR4c5d6', $long, 'no idea');
echo strlen($given) - strlen('no idea'), ' bytes before the password: ',
    password_verify($given, $stored) ? 'let in' : 'refused', "\n";
// ANCHOR_END: key
