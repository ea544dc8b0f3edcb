//! node:sqlite's databases, each behind a [`Guard`]. What a call may be given and how its answer looks is for `lib/sqlite.js` to say.

use super::bytes::Bytes;
use super::engine::Shared;
use crate::lab::sqlite::{Guard, Settings, first};
use rquickjs::convert::List;
use rquickjs::{BigInt, Ctx, Exception, FromJs, Function, IntoJs, Object, Result, Value};
use rusqlite::types::{Value as Cell, ValueRef};
use rusqlite::{Rows, Statement};
use self_cell::{MutBorrow, self_cell};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// The greatest whole number that JavaScript's numbers tell from its neighbours.
const SAFE: i64 = 9_007_199_254_740_991;

self_cell!(
    struct Prepared {
        owner: Rc<Guard>,
        #[not_covariant]
        dependent: Statement,
    }
);

self_cell!(
    /// A statement that is half read.
    struct Cursor {
        owner: MutBorrow<Prepared>,
        #[not_covariant]
        dependent: Rows,
    }
);

/// Names of columns, and rows as arrays.
type Found<'js> = List<(Vec<String>, Vec<Vec<Value<'js>>>)>;

/// An open database and its "now".
#[derive(Debug, Clone)]
struct Database {
    guard: Rc<Guard>,
    now: Arc<AtomicI64>,
}

/// Puts `sqlite(foreignKeys, quotedStrings)` on the host's object: it opens a database.
pub(super) fn offer<'js>(ctx: &Ctx<'js>, host: &Object<'js>, shared: &Rc<Shared>) -> Result<()> {
    let shared = shared.clone();
    let open = move |ctx: Ctx<'js>, foreign_keys: bool, quoted_strings: bool| {
        let now = Arc::new(AtomicI64::default());
        let settings = Settings {
            clock: shared.clock.clone(),
            deadline: shared.millis,
            now: now.clone(),
            seed: shared.chance.borrow_mut().next_u64(),
            foreign_keys,
            quoted_strings,
        };
        match Guard::open(&settings) {
            Ok(guard) => database(&ctx, Database { guard: Rc::new(guard), now }),
            Err(error) => Err(Exception::throw_message(&ctx, &error.to_string())),
        }
    };
    host.set("sqlite", Function::new(ctx.clone(), open)?)
}

/// Makes the object of a database. Its calls take the time of day first, in milliseconds.
fn database<'js>(ctx: &Ctx<'js>, database: Database) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let own = database.clone();
    let exec = move |ctx: Ctx<'js>, now: f64, sql: String| {
        own.at(now);
        own.guard.connection.execute_batch(&sql).map_err(|error| own.thrown(&ctx, &error))
    };
    object.set("exec", Function::new(ctx.clone(), exec)?)?;
    let own = database.clone();
    let prepare = move |ctx: Ctx<'js>, sql: String| match first(&sql) {
        // Node takes the first statement and leaves the rest.
        Some(piece) => statement(&ctx, own.clone(), piece.sql.to_owned()).map(Some),
        None => Ok(None),
    };
    object.set("prepare", Function::new(ctx.clone(), prepare)?)?;
    let in_transaction = move || !database.guard.connection.is_autocommit();
    object.set("inTransaction", Function::new(ctx.clone(), in_transaction)?)?;
    Ok(object)
}

/// Makes the object of a statement. It is prepared again for each call and found in the connection's cache.
fn statement<'js>(ctx: &Ctx<'js>, database: Database, sql: String) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    {
        let prepared = database.guard.connection.prepare_cached(&sql).map_err(|error| database.thrown(ctx, &error))?;
        let names: Vec<Option<String>> =
            (1..=prepared.parameter_count()).map(|at| prepared.parameter_name(at).map(str::to_owned)).collect();
        object.set("names", names)?;
    }
    object.set("sql", sql.as_str())?;
    let state = Rc::new((database, sql));
    let own = state.clone();
    let run = move |ctx: Ctx<'js>, now: f64, values: Vec<Bound>| {
        own.0.at(now);
        run(&own.0, &own.1, values).map_err(|error| own.0.thrown(&ctx, &error))
    };
    object.set("run", Function::new(ctx.clone(), run)?)?;
    let own = state.clone();
    let rows = move |ctx: Ctx<'js>, now: f64, big: bool, most: f64, values: Vec<Bound>| {
        own.0.at(now);
        rows(&ctx, &own.0, &own.1, (big, most), values)
    };
    object.set("rows", Function::new(ctx.clone(), rows)?)?;
    let own = state.clone();
    let iterate = move |ctx: Ctx<'js>, now: f64, big: bool, values: Vec<Bound>| {
        own.0.at(now);
        cursor(&ctx, own.0.clone(), &own.1, big, values)
    };
    object.set("iterate", Function::new(ctx.clone(), iterate)?)?;
    let own = state.clone();
    let columns = move |ctx: Ctx<'js>| columns(&own.0, &own.1).map_err(|error| own.0.thrown(&ctx, &error));
    object.set("columns", Function::new(ctx.clone(), columns)?)?;
    let expanded = move |ctx: Ctx<'js>, values: Vec<Bound>| {
        let made = state.0.guard.connection.prepare_cached(&state.1).and_then(|mut prepared| {
            bind(&mut prepared, values)?;
            Ok(prepared.expanded_sql())
        });
        made.map_err(|error| state.0.thrown(&ctx, &error))
    };
    object.set("expanded", Function::new(ctx.clone(), expanded)?)?;
    Ok(object)
}

impl Database {
    /// Sets what the functions of date and time call now.
    fn at(&self, now: f64) {
        self.now.store(now as i64, Ordering::SeqCst);
    }

    /// Throws an error as Node does, with SQLite's own code and words.
    fn thrown(&self, ctx: &Ctx<'_>, error: &rusqlite::Error) -> rquickjs::Error {
        let failure = self.guard.failure(error);
        let made = || -> Result<rquickjs::Error> {
            let exception = Exception::from_message(ctx.clone(), &failure.message)?;
            exception.set("code", "ERR_SQLITE_ERROR")?;
            exception.set("errcode", failure.code)?;
            exception.set("errstr", failure.of_code())?;
            Ok(ctx.throw(exception.into_value()))
        };
        made().unwrap_or_else(|error| error)
    }
}

/// A value for a parameter.
struct Bound(Cell);

impl<'js> FromJs<'js> for Bound {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        Ok(Self(if value.is_null() || value.is_undefined() {
            Cell::Null
        } else if let Some(number) = value.as_number() {
            // Node binds every number as a REAL; a column of another affinity turns it back.
            Cell::Real(number)
        } else if let Some(truth) = value.as_bool() {
            Cell::Integer(i64::from(truth))
        } else if let Some(text) = value.as_string() {
            Cell::Text(text.to_string()?)
        } else if value.is_big_int() {
            Cell::Integer(BigInt::from_js(ctx, value)?.to_i64()?)
        } else {
            Cell::Blob(Bytes::from_js(ctx, value)?.0)
        }))
    }
}

fn bind(statement: &mut Statement<'_>, values: Vec<Bound>) -> rusqlite::Result<()> {
    for (at, value) in values.into_iter().enumerate() {
        statement.raw_bind_parameter(at + 1, value.0)?;
    }
    Ok(())
}

/// Runs a statement and returns how many rows it changed and the last row's id.
fn run(database: &Database, sql: &str, values: Vec<Bound>) -> rusqlite::Result<Vec<Number>> {
    let connection = &database.guard.connection;
    let mut prepared = connection.prepare_cached(sql)?;
    bind(&mut prepared, values)?;
    prepared.raw_query().next()?;
    let changes = i64::try_from(connection.changes()).unwrap_or(i64::MAX);
    Ok(vec![Number(changes), Number(connection.last_insert_rowid())])
}

/// Returns the names of the columns and at most `most` rows as arrays; whole numbers are BigInts when they are to be `big`.
fn rows<'js>(
    ctx: &Ctx<'js>,
    database: &Database,
    sql: &str,
    (big, most): (bool, f64),
    values: Vec<Bound>,
) -> Result<Found<'js>> {
    let failed = |error: rusqlite::Error| database.thrown(ctx, &error);
    let mut prepared = database.guard.connection.prepare_cached(sql).map_err(failed)?;
    bind(&mut prepared, values).map_err(failed)?;
    let mut found = Vec::new();
    let mut rows = prepared.raw_query();
    // After the first step the statement is known to fit the schema of now.
    let mut names = None;
    while (found.len() as f64) < most {
        let row = rows.next().map_err(failed)?;
        let Some(row) = row else { break };
        names.get_or_insert_with(|| row.as_ref().column_names().map(str::to_owned).collect());
        found.push(cells(ctx, row, big)?);
    }
    Ok(List((names.unwrap_or_default(), found)))
}

/// Begins to read a statement: `next()` returns names and a row as [`rows`] does, or nothing at the end.
fn cursor<'js>(ctx: &Ctx<'js>, database: Database, sql: &str, big: bool, values: Vec<Bound>) -> Result<Function<'js>> {
    let begun = Prepared::try_new(database.guard.clone(), |guard| guard.connection.prepare(sql));
    let begun = begun.and_then(|prepared| {
        Cursor::try_new(MutBorrow::new(prepared), |prepared| {
            prepared.borrow_mut().with_dependent_mut(|_, statement| {
                bind(statement, values)?;
                Ok(statement.raw_query())
            })
        })
    });
    let cursor = RefCell::new(begun.map_err(|error| database.thrown(ctx, &error))?);
    let next = move |ctx: Ctx<'js>, now: f64| {
        database.at(now);
        cursor.borrow_mut().with_dependent_mut(|_, rows| match rows.next() {
            Ok(Some(row)) => {
                let names: Vec<String> = row.as_ref().column_names().map(str::to_owned).collect();
                Ok(Some(List((names, cells(&ctx, row, big)?))))
            }
            Ok(None) => Ok(None),
            Err(error) => Err(database.thrown(&ctx, &error)),
        })
    };
    Function::new(ctx.clone(), next)
}

/// Returns name, column, table, database and declared type of every column.
fn columns(database: &Database, sql: &str) -> rusqlite::Result<Vec<Vec<Option<String>>>> {
    let prepared = database.guard.connection.prepare_cached(sql)?;
    let types: Vec<Option<String>> = prepared.columns().map(|column| column.decl_type().map(str::to_owned)).collect();
    let told = prepared.columns_with_metadata().zip(types).map(|(column, declared)| {
        let mut parts: Vec<Option<String>> =
            [Some(column.name()), column.origin_name(), column.table_name(), column.database_name()]
                .map(|part| part.map(str::to_owned))
                .into();
        parts.push(declared);
        parts
    });
    Ok(told.collect())
}

fn cells<'js>(ctx: &Ctx<'js>, row: &rusqlite::Row<'_>, big: bool) -> Result<Vec<Value<'js>>> {
    let mut cells = Vec::new();
    // Past the last column there is no value to get.
    while let Ok(cell) = row.get_ref(cells.len()) {
        cells.push(match cell {
            ValueRef::Null => Value::new_null(ctx.clone()),
            ValueRef::Integer(number) if big => BigInt::from_i64(ctx.clone(), number)?.into_js(ctx)?,
            ValueRef::Integer(number) => Number(number).into_js(ctx)?,
            ValueRef::Real(number) => Value::new_float(ctx.clone(), number),
            ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into_js(ctx)?,
            ValueRef::Blob(bytes) => Bytes(bytes.to_vec()).into_js(ctx)?,
        });
    }
    Ok(cells)
}

/// A whole number: a number of JavaScript where that is exact, else a BigInt.
struct Number(i64);

impl<'js> IntoJs<'js> for Number {
    fn into_js(self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        if self.0.abs_diff(0) <= SAFE.unsigned_abs() {
            return Ok(Value::new_number(ctx.clone(), self.0 as f64));
        }
        BigInt::from_i64(ctx.clone(), self.0).into_js(ctx)
    }
}
