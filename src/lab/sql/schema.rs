//! What a database holds, from SQLite's own tables and pragmas: <https://sqlite.org/schematab.html>.

use crate::learner::{ColumnShape, IndexShape, NamedSql, Reference, Schema, TableShape};
use rusqlite::{Connection, Error, Row};

/// Returns the schema of the main database, without what SQLite keeps for itself.
pub(super) fn schema(connection: &Connection) -> Result<Schema, Error> {
    let own = "SELECT name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema \
               WHERE type = ?1 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
               AND name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow') ORDER BY name";
    let named = |row: &Row<'_>| Ok(NamedSql { name: row.get(0)?, table: row.get(1)?, sql: row.get(2)? });
    let of_type = |kind: &str| all(connection, own, kind, named);
    let tables = of_type("table")?.into_iter().map(|NamedSql { name, sql, .. }| table(connection, name, sql));
    let tables = tables.collect::<Result<_, _>>()?;
    Ok(Schema { tables, views: of_type("view")?, triggers: of_type("trigger")? })
}

fn table(connection: &Connection, name: String, sql: String) -> Result<TableShape, Error> {
    let columns = all(
        connection,
        "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?1)",
        &name,
        |row| {
            let hidden: u32 = row.get(5)?;
            let column = ColumnShape {
                name: row.get(0)?,
                declared: row.get(1)?,
                required: row.get(2)?,
                default: row.get(3)?,
                key: row.get(4)?,
                generated: hidden > 1,
            };
            // 1 is what a virtual table hides.
            Ok((hidden != 1).then_some(column))
        },
    )?;
    let indexes = all(
        connection,
        "SELECT list.name, list.\"unique\", list.partial, own.sql FROM pragma_index_list(?1) AS list \
         LEFT JOIN main.sqlite_schema AS own ON own.type = 'index' AND own.name = list.name ORDER BY list.name",
        &name,
        |row| {
            let (name, unique, partial, sql) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(IndexShape { name, unique, partial, columns: Vec::new(), sql })
        },
    )?;
    let parts = "SELECT name FROM pragma_index_info(?1) ORDER BY seqno";
    let indexes = indexes
        .into_iter()
        .map(|index| Ok(IndexShape { columns: all(connection, parts, &index.name, |row| row.get(0))?, ..index }));
    let indexes = indexes.collect::<Result<_, Error>>()?;
    let references = references(connection, &name)?;
    Ok(TableShape { name, sql, columns: columns.into_iter().flatten().collect(), indexes, references })
}

fn references(connection: &Connection, table: &str) -> Result<Vec<Reference>, Error> {
    let sql = "SELECT id, \"table\", \"from\", \"to\", on_delete FROM pragma_foreign_key_list(?1) ORDER BY id, seq";
    let rows = all(connection, sql, table, |row| {
        let (table, column, to, on_delete): (String, String, Option<String>, String) =
            (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        Ok((row.get::<_, i64>(0)?, Reference { columns: vec![column], table, to: vec![to], on_delete }))
    })?;
    let mut references: Vec<(i64, Reference)> = Vec::new();
    for (id, part) in rows {
        match references.last_mut() {
            Some((known, whole)) if *known == id => {
                whole.columns.extend(part.columns);
                whole.to.extend(part.to);
            }
            _ => references.push((id, part)),
        }
    }
    Ok(references.into_iter().map(|(_, reference)| reference).collect())
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    name: &str,
    read: impl FnMut(&Row<'_>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    connection.prepare_cached(sql)?.query_map([name], read)?.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_was_made_is_told() {
        let connection = Connection::open_in_memory().unwrap();
        let sql = "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'x' UNIQUE, twice AS (id * 2));
                   CREATE TABLE b (x, y, z REFERENCES a ON DELETE CASCADE, FOREIGN KEY (x, y) REFERENCES c (p, q));
                   CREATE TABLE c (p, q, PRIMARY KEY (q, p)) WITHOUT ROWID;
                   CREATE INDEX i ON b (y, lower(x)) WHERE z > 1;
                   CREATE VIEW v AS SELECT 1; CREATE TRIGGER t AFTER INSERT ON b BEGIN DELETE FROM c; END;
                   CREATE VIRTUAL TABLE f USING fts5(body)";
        connection.execute_batch(sql).unwrap();
        let schema = schema(&connection).unwrap();
        let names: Vec<&str> = schema.tables.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c", "f"]);
        let [a, b, c, f] = &schema.tables[..] else { unreachable!() };
        assert_eq!((a.columns[0].key, a.columns[0].declared.as_str()), (1, "INTEGER"));
        assert_eq!((a.columns[1].required, a.columns[1].default.as_deref()), (true, Some("'x'")));
        assert!(a.columns[2].generated && a.indexes[0].unique && a.indexes[0].sql.is_none());
        assert_eq!(b.indexes[0].columns, [Some("y".to_owned()), None]);
        assert!(b.indexes[0].partial);
        let refers: Vec<(&str, usize)> = b.references.iter().map(|r| (r.table.as_str(), r.columns.len())).collect();
        assert_eq!(refers, [("c", 2), ("a", 1)]);
        assert_eq!((b.references[1].to.clone(), b.references[1].on_delete.as_str()), (vec![None], "CASCADE"));
        assert_eq!((c.columns[0].key, c.columns[1].key), (2, 1));
        assert_eq!(f.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["body"]);
        assert_eq!((schema.views[0].name.as_str(), schema.triggers[0].table.as_str()), ("v", "b"));
    }
}
