import { DatabaseSync } from 'node:sqlite';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import * as schema from './schema.mjs';

const ddl = await generateSQLiteMigration(
  await generateSQLiteDrizzleJson({}), await generateSQLiteDrizzleJson(schema));
console.log(ddl.join('\n').match(/CONSTRAINT "party_size".*/)[0].trim());
const db = new DatabaseSync(':memory:');
for (const statement of ddl) db.exec(statement);
db.exec("INSERT INTO sailings VALUES ('sai_7f3k')");
try {
  db.exec("INSERT INTO bookings VALUES ('bok_1', 'K7M2PX', 'sai_7f3k', -2)");
} catch (error) {
  console.log('import script:', error.message);
}
