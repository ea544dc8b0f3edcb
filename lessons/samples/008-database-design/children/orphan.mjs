import { DatabaseSync } from 'node:sqlite';
// ANCHOR: orphan
const db = new DatabaseSync(process.argv[2]);
try {
  db.exec("INSERT INTO tickets VALUES ('tic_js', 'bok_99')");
  console.log('Node:  ', 'stored the orphan');
} catch (error) {
  console.log('Node:  ', error.message);
}
// ANCHOR_END: orphan
