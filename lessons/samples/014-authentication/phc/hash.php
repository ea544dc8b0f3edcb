<?php
// ANCHOR: hash
function store(string $password): string                   // hash
{
    return password_hash($password, PASSWORD_ARGON2ID,
        ['memory_cost' => 19456, 'time_cost' => 2, 'threads' => 1]);
}

function check(string $password, string $stored): array    // verify
{
    if (!password_verify($password, $stored)) {
        return [false, null];
    }
    $stale = password_needs_rehash($stored,                // rehash?
        PASSWORD_ARGON2ID, ['memory_cost' => 19456, 'time_cost' => 2,
            'threads' => 1]);
    return [true, $stale ? store($password) : null];
}
// ANCHOR_END: hash

$word = 'gulls over grey water';
$stored = store($word);
printf("PHP           %s %s %s\n", substr($stored, 0, 31),
    json_encode(check($word, $stored)[0]), json_encode(check('gulls', $stored)[0]));
$old = password_hash($word, PASSWORD_BCRYPT, ['cost' => 10]);
printf("  from bcrypt %s to %s\n", substr($old, 0, 7), substr(check($word, $old)[1], 0, 31));
