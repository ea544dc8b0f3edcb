import { DatabaseSync } from 'node:sqlite';

const [file, plan] = process.argv.slice(2);
const db = new DatabaseSync(file);
const crash = () => process.exit(1);
const guarded = plan === 'transaction';
if (guarded) db.exec('BEGIN');
// ANCHOR: steps
const insert = db.prepare('INSERT INTO tickets VALUES (?, ?, ?)');
db.prepare('INSERT INTO bookings VALUES (?, ?)').run('K7M2PX', 2);
insert.run('tic_1', 'K7M2PX', 'Ingrid Aas');
crash();                                // the power fails here
insert.run('tic_2', 'K7M2PX', 'Odd Aas');
// ANCHOR_END: steps
if (guarded) db.exec('COMMIT');
