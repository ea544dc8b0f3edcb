//! Opening a profile: the right mode for the filesystem, the schema brought up to date, the end of the log looked at.

use super::migrate::{self, Kind};
use super::{StoreError, backup, verify};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(5);

/// One profile, open. Several processes may have the same profile open.
#[derive(Debug)]
pub struct Store {
    /// `None` after a failed write, until the next use opens the file anew: what SQLite believes of a file after a failed sync is not to be trusted.
    connection: Option<Connection>,
    /// `None` is a store in memory.
    pub(super) path: Option<PathBuf>,
    pub(super) clock: Clock,
    pub(super) chance: Chance,
    read_only: bool,
    /// Held shared while the profile is open; taken alone for a repair.
    _lock: Option<File>,
}

/// An open profile and what the learner should be told.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// What to tell.
    pub notices: Vec<Notice>,
}

/// Something to tell about a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Opened for reading only, and why.
    ReadOnly(String),
    /// The folder is on a network; saving is slower there and as safe.
    NetworkFolder,
    /// Damage was found; nothing was changed.
    Damaged(String),
}

impl Store {
    /// Opens or makes a profile.
    ///
    /// # Errors
    /// When the file is another program's, is no regular file, is damaged so that it cannot be read at all, or the folder cannot be made.
    pub fn open(path: &Path, clock: Clock, chance: Chance) -> Result<Opened, StoreError> {
        let io = |error| StoreError::Io { path: path.to_owned(), error };
        if let Ok(about) = path.metadata()
            && !about.is_file()
        {
            return Err(StoreError::Foreign { path: path.to_owned() });
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(io)?;
        }
        let mut notices = Vec::new();
        let lock = share_lock(path);
        let (connection, read_only) = match connect_patiently(path) {
            Ok(connection) => (connection, false),
            // Without room even looking needs the way that writes nothing.
            Err(error @ (StoreError::ReadOnly { .. } | StoreError::Newer { .. } | StoreError::Full)) => {
                let connection = connect_read_only(path)?;
                if !matches!(migrate::kind(&connection)?, Kind::Ours(1..) | Kind::Newer(_)) {
                    return Err(error.at(path));
                }
                notices.push(Notice::ReadOnly(error.to_string()));
                (connection, true)
            }
            Err(error) => return Err(error.at(path)),
        };
        if is_network(path) {
            notices.push(Notice::NetworkFolder);
        }
        let store =
            Self { connection: Some(connection), path: Some(path.to_owned()), clock, chance, read_only, _lock: lock };
        if let Some(what) = verify::tail(store.reading()?)? {
            notices.push(Notice::Damaged(what));
        }
        Ok(Opened { store, notices })
    }

    /// Makes a store that lasts as long as the program.
    ///
    /// # Errors
    /// When there is no memory.
    pub fn in_memory(clock: Clock, chance: Chance) -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        migrate::migrate(&mut connection, Path::new(":memory:"))?;
        Ok(Self { connection: Some(connection), path: None, clock, chance, read_only: false, _lock: None })
    }

    /// Whether nothing can be saved.
    pub fn read_only(&self) -> bool {
        self.read_only
    }

    /// Returns the database file; none in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub(super) fn reading(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or(StoreError::Busy)
    }

    /// Runs a change in a transaction that waits for other writers; commits it, or closes the connection when that fails.
    pub(super) fn write<T>(
        &mut self,
        change: impl FnOnce(&Connection, &Clock, &mut Chance) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.read_only {
            let path = self.path.clone().unwrap_or_default();
            return Err(StoreError::ReadOnly { path, reason: "the profile is open for reading only".to_owned() });
        }
        self.reopen()?;
        let Some(connection) = self.connection.as_mut() else { return Err(StoreError::Busy) };
        let done = (|| {
            let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let value = change(&transaction, &self.clock, &mut self.chance)?;
            transaction.commit()?;
            Ok(value)
        })();
        if matches!(done, Err(StoreError::Sqlite(_) | StoreError::Full | StoreError::Damaged { .. }))
            && self.path.is_some()
        {
            self.connection = None;
        }
        let place = self.path.clone().unwrap_or_default();
        done.map_err(|error: StoreError| error.at(&place))
    }

    /// Opens the file again after a failure closed it.
    fn reopen(&mut self) -> Result<(), StoreError> {
        if self.connection.is_none()
            && let Some(path) = &self.path
        {
            self.connection = Some(connect(path)?);
        }
        Ok(())
    }
}

/// The file that is locked instead of the database: locking that one is SQLite's business.
pub(super) fn lock_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    path.with_file_name(name)
}

fn share_lock(path: &Path) -> Option<File> {
    // Without a lock file (a read-only folder) there can be no repair either.
    let file = File::options().create(true).truncate(false).write(true).open(lock_path(path)).ok()?;
    file.try_lock_shared().ok()?;
    Some(file)
}

/// How often a file is opened anew that another process is just making.
const ATTEMPTS: usize = 20;

/// Opens the file, again when another process made it, or took its log away, in the same moment.
fn connect_patiently(path: &Path) -> Result<Connection, StoreError> {
    let mut opened = connect(path);
    for _ in 1..ATTEMPTS {
        match &opened {
            Err(StoreError::Sqlite(rusqlite::Error::SqliteFailure(failure, _)))
                if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_DELETE_NOENT => {}
            _ => break,
        }
        opened = connect(path);
    }
    opened
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    if path.metadata().is_ok_and(|about| about.permissions().readonly()) {
        return Err(StoreError::ReadOnly { path: path.to_owned(), reason: "the file is read-only".to_owned() });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|error| cannot_open(error, path))?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    let before = migrate::kind(&connection).map_err(|error| error.at(path))?;
    match before {
        Kind::Foreign => return Err(StoreError::Foreign { path: path.to_owned() }),
        Kind::Newer(found) => {
            return Err(StoreError::Newer { path: path.to_owned(), found, known: migrate::current() });
        }
        Kind::Fresh | Kind::Ours(_) => {}
    }
    // WAL with FULL lost no acknowledged answer in simulated power cuts; WAL is unsafe where memory cannot be shared.
    let (mode, sync) = if is_network(path) { ("delete", "extra") } else { ("wal", "full") };
    set_journal(&connection, mode)?;
    connection.pragma_update(None, "synchronous", sync)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    if let Kind::Ours(version) = before
        && version < migrate::current()
    {
        backup::copy(&connection, path, "upgrade")?;
    }
    if before != Kind::Ours(migrate::current()) {
        migrate::migrate(&mut connection, path)?;
    }
    Ok(connection)
}

/// Changing the mode needs the file alone for a moment, and SQLite does not wait for that by itself.
fn set_journal(connection: &Connection, mode: &str) -> Result<(), StoreError> {
    let current: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if current.eq_ignore_ascii_case(mode) {
        return Ok(());
    }
    let set = connection.pragma_update_and_check(None, "journal_mode", mode, |row| row.get::<_, String>(0));
    match set.map_err(StoreError::from) {
        Ok(_) => Ok(()),
        // Another process is just making the same change; the mode is a property of the file.
        Err(StoreError::Busy) => {
            let _ = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
            Ok(())
        }
        Err(error) => Err(error),
    }
}

fn cannot_open(error: rusqlite::Error, path: &Path) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::PermissionDenied) => StoreError::ReadOnly {
            path: path.to_owned(),
            reason: "the system refuses to open it for writing".to_owned(),
        },
        _ => StoreError::from(error).at(path),
    }
}

fn connect_read_only(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let plain = Connection::open_with_flags(path, flags).and_then(|connection| {
        connection.busy_timeout(PATIENCE)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
        Ok(connection)
    });
    // A database in WAL mode in a folder that cannot be written can only be read as if nobody writes.
    plain
        .or_else(|_| {
            let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
            Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags)
        })
        .map_err(|error| StoreError::from(error).at(path))
}

/// Whether a file's folder is on a network or in user space, where shared memory and locks are not to be relied on.
#[cfg(target_os = "linux")]
pub(super) fn is_network(path: &Path) -> bool {
    // Magic numbers of statfs(2): NFS, SMB, SMB2, CIFS, AFS, Coda, 9P, FUSE.
    const NETWORK: [u64; 8] =
        [0x6969, 0x517b, 0xfe53_4d42, 0xff53_4d42, 0x5346_414f, 0x7375_7245, 0x0102_1997, 0x6573_5546];
    let folder = path.parent().unwrap_or(Path::new("."));
    rustix::fs::statfs(folder)
        .is_ok_and(|about| u64::try_from(about.f_type).is_ok_and(|magic| NETWORK.contains(&magic)))
}

/// Other systems answer WAL's own checks.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_network(_: &Path) -> bool {
    false
}
