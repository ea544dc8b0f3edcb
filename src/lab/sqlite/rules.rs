//! What SQL may do: everything but reach out, change how SQLite works, or use what was built for trusted code.

use rusqlite::hooks::AuthAction;

/// Settings that say something about the database and take at most the name of what they describe.
const TELL: &[&str] = &[
    "collation_list",
    "compile_options",
    "data_version",
    "foreign_key_check",
    "foreign_key_list",
    "function_list",
    "index_info",
    "index_list",
    "index_xinfo",
    "integrity_check",
    "module_list",
    "pragma_list",
    "quick_check",
    "table_info",
    "table_list",
    "table_xinfo",
];

/// Settings that touch only what a statement means.
const SET: &[&str] = &[
    "analysis_limit",
    "application_id",
    "automatic_index",
    "busy_timeout",
    "case_sensitive_like",
    "defer_foreign_keys",
    "foreign_keys",
    "ignore_check_constraints",
    "optimize",
    "recursive_triggers",
    "reverse_unordered_selects",
    "synchronous",
    "user_version",
];

/// Settings that may be read and not changed.
const READ: &[&str] = &[
    "auto_vacuum",
    "cache_size",
    "encoding",
    "freelist_count",
    "journal_mode",
    "locking_mode",
    "max_page_count",
    "page_count",
    "page_size",
    "query_only",
    "schema_version",
    "secure_delete",
    "temp_store",
    "trusted_schema",
];

/// Kinds of journal that a program may ask for; a database in memory keeps its own.
const JOURNALS: &[&str] = &["delete", "memory", "persist", "truncate", "wal"];

/// Functions for trusted code only.
const FUNCTIONS: &[&str] = &["edit", "fts3_tokenizer", "load_extension", "readfile", "writefile"];

/// Kinds of virtual tables.
const MODULES: &[&str] = &["fts5", "fts5vocab", "geopoly", "rtree", "rtree_i32"];

/// Returns what is refused, in words; `None` when it is allowed.
pub(super) fn refused(action: &AuthAction<'_>) -> Option<String> {
    let known = |names: &[&str], name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    match action {
        // VACUUM works through a second database without a name.
        AuthAction::Attach { filename: "" } => Some("VACUUM, which needs a second database".to_owned()),
        AuthAction::Attach { .. } => Some("ATTACH or VACUUM INTO".to_owned()),
        AuthAction::Detach { .. } => Some("DETACH".to_owned()),
        AuthAction::Function { function_name } if known(FUNCTIONS, function_name) => {
            Some(format!("the function {function_name}"))
        }
        AuthAction::CreateVtable { module_name, .. } if !known(MODULES, module_name) => {
            Some(format!("tables of the kind {module_name}"))
        }
        AuthAction::Pragma { pragma_name, pragma_value } => {
            let value = pragma_value.unwrap_or_default();
            let allowed = known(TELL, pragma_name)
                || known(SET, pragma_name)
                || (known(READ, pragma_name) && pragma_value.is_none())
                || (pragma_name.eq_ignore_ascii_case("journal_mode") && known(JOURNALS, value));
            let shown =
                if pragma_value.is_some() { format!("{pragma_name} = {value}") } else { (*pragma_name).to_owned() };
            (!allowed).then(|| format!("PRAGMA {shown}"))
        }
        AuthAction::Unknown { code, .. } => Some(format!("what SQLite calls action {code}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_told_apart() {
        let pragma = |name, value| refused(&AuthAction::Pragma { pragma_name: name, pragma_value: value });
        assert_eq!(pragma("table_info", Some("t")), None);
        assert_eq!(pragma("Foreign_Keys", Some("off")), None);
        assert_eq!(pragma("journal_mode", None), None);
        assert_eq!(pragma("journal_mode", Some("WAL")), None);
        assert_eq!(pragma("journal_mode", Some("OFF")).unwrap(), "PRAGMA journal_mode = OFF");
        for (name, value) in [
            ("temp_store_directory", Some("/etc")),
            ("hard_heap_limit", Some("0")),
            ("mmap_size", Some("1")),
            ("max_page_count", Some("9")),
            ("schema_version", Some("9")),
            ("database_list", None),
            ("trusted_schema", Some("on")),
        ] {
            assert!(pragma(name, value).is_some(), "{name}");
        }
    }
}
