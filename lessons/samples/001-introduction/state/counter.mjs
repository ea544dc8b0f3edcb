import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(process.argv[2]);
db.exec('CREATE TABLE IF NOT EXISTS looks (at TEXT)');
// ANCHOR: counter
let inProcess = 0;                              // lives as long as we do

const server = createServer((req, res) => {
  inProcess += 1;
  db.exec("INSERT INTO looks VALUES (datetime('now'))");
  const { n } = db.prepare('SELECT count(*) AS n FROM looks').get();
  res.end(`in the process ${inProcess}, in the database ${n}\n`);
});
// ANCHOR_END: counter
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
