// ANCHOR: schema
import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const sailings = sqliteTable('sailings', {
  id: text().primaryKey(),
});
export const bookings = sqliteTable('bookings', {
  id: text().primaryKey(),
  reference: text().notNull().unique(),                   // one label
  sailing_id: text().notNull()                            // one sailing
    .references(() => sailings.id, { onDelete: 'restrict' }),
  passengers: integer().notNull(),
}, (t) => [
  check('party_size', sql`${t.passengers} BETWEEN 1 AND 9`),  // a party
]);
// ANCHOR_END: schema
