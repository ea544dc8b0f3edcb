//! Which modules there are: the lab's files, what Node and Express offer, and what only those may import.

use rquickjs::loader::{ImportAttributes, Loader, Resolver};
use rquickjs::module::Declared;
use rquickjs::{Ctx, Error, Module, Result};
use std::collections::HashMap;

/// What stands before the names of modules that no lab may name.
pub(super) const OWN: &str = "hornbook:";

/// The modules of the laboratory by their own names.
const LIBRARY: &[(&str, &str)] = &[
    ("hornbook:assert", include_str!("lib/assert.js")),
    ("hornbook:assert_strict", include_str!("lib/assert_strict.js")),
    ("hornbook:assertion_error", include_str!("lib/assertion_error.js")),
    ("hornbook:async_hooks", include_str!("lib/async_hooks.js")),
    ("hornbook:bootstrap", include_str!("lib/bootstrap.js")),
    ("hornbook:bridge", include_str!("lib/bridge.js")),
    ("hornbook:buffer", include_str!("lib/buffer.js")),
    ("hornbook:buffer_numbers", include_str!("lib/buffer_numbers.js")),
    ("hornbook:check", include_str!("lib/check.js")),
    ("hornbook:console", include_str!("lib/console.js")),
    ("hornbook:context", include_str!("lib/context.js")),
    ("hornbook:crypto", include_str!("lib/crypto.js")),
    ("hornbook:crypto_bytes", include_str!("lib/crypto_bytes.js")),
    ("hornbook:crypto_cipher", include_str!("lib/crypto_cipher.js")),
    ("hornbook:crypto_derive", include_str!("lib/crypto_derive.js")),
    ("hornbook:crypto_hash", include_str!("lib/crypto_hash.js")),
    ("hornbook:crypto_keys", include_str!("lib/crypto_keys.js")),
    ("hornbook:crypto_random", include_str!("lib/crypto_random.js")),
    ("hornbook:deep_equal", include_str!("lib/deep_equal.js")),
    ("hornbook:encoding", include_str!("lib/encoding.js")),
    ("hornbook:errors", include_str!("lib/errors.js")),
    ("hornbook:events", include_str!("lib/events.js")),
    ("hornbook:events_web", include_str!("lib/events_web.js")),
    ("hornbook:express", include_str!("lib/express.js")),
    ("hornbook:express/accept", include_str!("lib/express/accept.js")),
    ("hornbook:express/application", include_str!("lib/express/application.js")),
    ("hornbook:express/body", include_str!("lib/express/body.js")),
    ("hornbook:express/cookie", include_str!("lib/express/cookie.js")),
    ("hornbook:express/errors", include_str!("lib/express/errors.js")),
    ("hornbook:express/layer", include_str!("lib/express/layer.js")),
    ("hornbook:express/media", include_str!("lib/express/media.js")),
    ("hornbook:express/path", include_str!("lib/express/path.js")),
    ("hornbook:express/proxy", include_str!("lib/express/proxy.js")),
    ("hornbook:express/query", include_str!("lib/express/query.js")),
    ("hornbook:express/request", include_str!("lib/express/request.js")),
    ("hornbook:express/response", include_str!("lib/express/response.js")),
    ("hornbook:express/route", include_str!("lib/express/route.js")),
    ("hornbook:express/router", include_str!("lib/express/router.js")),
    ("hornbook:express/tags", include_str!("lib/express/tags.js")),
    ("hornbook:express/target", include_str!("lib/express/target.js")),
    ("hornbook:fetch", include_str!("lib/fetch.js")),
    ("hornbook:fetch/body", include_str!("lib/fetch/body.js")),
    ("hornbook:fetch/headers", include_str!("lib/fetch/headers.js")),
    ("hornbook:fetch/readable_stream", include_str!("lib/fetch/readable_stream.js")),
    ("hornbook:fetch/request", include_str!("lib/fetch/request.js")),
    ("hornbook:fetch/response", include_str!("lib/fetch/response.js")),
    ("hornbook:format", include_str!("lib/format.js")),
    ("hornbook:globals_http", include_str!("lib/globals_http.js")),
    ("hornbook:harden", include_str!("lib/harden.js")),
    ("hornbook:host", include_str!("lib/host.js")),
    ("hornbook:http", include_str!("lib/http.js")),
    ("hornbook:http/dispatch", include_str!("lib/http/dispatch.js")),
    ("hornbook:http/message", include_str!("lib/http/message.js")),
    ("hornbook:http/names", include_str!("lib/http/names.js")),
    ("hornbook:http/remote", include_str!("lib/http/remote.js")),
    ("hornbook:http/response", include_str!("lib/http/response.js")),
    ("hornbook:http/server", include_str!("lib/http/server.js")),
    ("hornbook:inspect", include_str!("lib/inspect.js")),
    ("hornbook:inspect_error", include_str!("lib/inspect_error.js")),
    ("hornbook:inspect_layout", include_str!("lib/inspect_layout.js")),
    ("hornbook:json_words", include_str!("lib/json_words.js")),
    ("hornbook:lab", include_str!("lib/lab.js")),
    ("hornbook:mock", include_str!("lib/mock.js")),
    ("hornbook:mock_timers", include_str!("lib/mock_timers.js")),
    ("hornbook:node_timers", include_str!("lib/node_timers.js")),
    ("hornbook:path", include_str!("lib/path.js")),
    ("hornbook:querystring", include_str!("lib/querystring.js")),
    ("hornbook:refusal", include_str!("lib/refusal.js")),
    ("hornbook:sim", include_str!("lib/sim.js")),
    ("hornbook:sim/chance", include_str!("lib/sim/chance.js")),
    ("hornbook:sim/parameters", include_str!("lib/sim/parameters.js")),
    ("hornbook:sim/result", include_str!("lib/sim/result.js")),
    ("hornbook:stream", include_str!("lib/stream.js")),
    ("hornbook:stream/decoder", include_str!("lib/stream/decoder.js")),
    ("hornbook:stream/readable", include_str!("lib/stream/readable.js")),
    ("hornbook:stream/writable", include_str!("lib/stream/writable.js")),
    ("hornbook:stream_promises", include_str!("lib/stream_promises.js")),
    ("hornbook:sqlite", include_str!("lib/sqlite.js")),
    ("hornbook:sqlite_statement", include_str!("lib/sqlite_statement.js")),
    ("hornbook:structured_clone", include_str!("lib/structured_clone.js")),
    ("hornbook:table", include_str!("lib/table.js")),
    ("hornbook:test", include_str!("lib/test.js")),
    ("hornbook:test_verdict", include_str!("lib/test_verdict.js")),
    ("hornbook:timers", include_str!("lib/timers.js")),
    ("hornbook:timers_promises", include_str!("lib/timers_promises.js")),
    ("hornbook:types", include_str!("lib/types.js")),
    ("hornbook:url", include_str!("lib/url.js")),
    ("hornbook:url_class", include_str!("lib/url_class.js")),
    ("hornbook:url_host", include_str!("lib/url_host.js")),
    ("hornbook:url_parse", include_str!("lib/url_parse.js")),
    ("hornbook:url_search", include_str!("lib/url_search.js")),
    ("hornbook:util", include_str!("lib/util.js")),
    ("hornbook:web", include_str!("lib/web.js")),
    ("hornbook:work", include_str!("lib/work.js")),
];

/// The names under which a lab may import some of them.
const PUBLIC: &[(&str, &str)] = &[
    ("express", "hornbook:express"),
    ("node:assert", "hornbook:assert"),
    ("node:assert/strict", "hornbook:assert_strict"),
    ("node:async_hooks", "hornbook:async_hooks"),
    ("node:buffer", "hornbook:buffer"),
    ("node:events", "hornbook:events"),
    ("node:http", "hornbook:http"),
    ("node:path", "hornbook:path"),
    ("node:path/posix", "hornbook:path"),
    ("node:querystring", "hornbook:querystring"),
    ("node:stream", "hornbook:stream"),
    ("node:stream/promises", "hornbook:stream_promises"),
    ("node:crypto", "hornbook:crypto"),
    ("node:sqlite", "hornbook:sqlite"),
    ("node:test", "hornbook:test"),
    ("node:timers", "hornbook:node_timers"),
    ("node:timers/promises", "hornbook:timers_promises"),
    ("node:url", "hornbook:url"),
    ("node:util", "hornbook:util"),
    ("node:util/types", "hornbook:types"),
];

/// The names that are for checks alone.
const FOR_CHECKS: &[(&str, &str)] = &[("lab", "hornbook:lab")];

/// Finds modules by name and reads them.
#[derive(Debug, Clone)]
pub(super) struct Modules {
    /// The lab's files.
    pub(super) files: HashMap<String, String>,
    /// Whether these are checks.
    pub(super) checks: bool,
}

impl Modules {
    fn find(&self, base: &str, name: &str) -> std::result::Result<String, String> {
        if base.starts_with(OWN) || base.is_empty() {
            let own = if name.starts_with(OWN) { name.to_owned() } else { relative(base, name) };
            if library(&own).is_some() || self.files.contains_key(&own) {
                return Ok(own);
            }
        }
        if name.starts_with("./") || name.starts_with("../") {
            let path = relative(base, name);
            if self.files.contains_key(&path) {
                return Ok(path);
            }
            let near = self.files.keys().find(|file| file.rsplit_once('.').is_some_and(|(stem, _)| stem == path));
            let help = near.map_or(String::new(), |near| format!("; did you mean \"./{near}\"?"));
            return Err(format!("this lab has no file {path:?}{help}"));
        }
        let bare = name.strip_prefix("node:").unwrap_or(name);
        let public = PUBLIC.iter().find(|(public, _)| *public == name || public.strip_prefix("node:") == Some(bare));
        let own = public.or_else(|| FOR_CHECKS.iter().find(|(public, _)| self.checks && *public == name));
        match own {
            Some((_, own)) => Ok((*own).to_owned()),
            None => {
                let offered: Vec<&str> = PUBLIC.iter().map(|(public, _)| *public).collect();
                Err(format!("the laboratory has no module {name:?}; it offers {}", offered.join(", ")))
            }
        }
    }
}

fn library(name: &str) -> Option<&'static str> {
    LIBRARY.iter().find(|(own, _)| *own == name).map(|(_, text)| *text)
}

/// Joins a relative name to the folder of `base`; what would lead out stays at the top.
fn relative(base: &str, name: &str) -> String {
    let mut parts: Vec<&str> = base.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

impl Resolver for Modules {
    fn resolve<'js>(
        &mut self,
        _ctx: &Ctx<'js>,
        base: &str,
        name: &str,
        _attributes: Option<ImportAttributes<'js>>,
    ) -> Result<String> {
        self.find(base, name).map_err(|message| Error::new_resolving_message(base, name, message))
    }
}

impl Loader for Modules {
    fn load<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        name: &str,
        _attributes: Option<ImportAttributes<'js>>,
    ) -> Result<Module<'js, Declared>> {
        if let Some(text) = library(name) {
            return Module::declare(ctx.clone(), name, text);
        }
        let text = self.files.get(name).ok_or_else(|| Error::new_loading(name))?;
        if name.ends_with(".json") {
            return Module::declare(ctx.clone(), name, format!("export default {text}"));
        }
        Module::declare(ctx.clone(), name, text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(checks: bool) -> Modules {
        let files = [("app.js", ""), ("lib/db.js", "")].map(|(path, text)| (path.to_owned(), text.to_owned()));
        Modules { files: files.into(), checks }
    }

    #[test]
    fn files_are_found_beside_each_other() {
        let modules = modules(false);
        assert_eq!(modules.find("app.js", "./lib/db.js").unwrap(), "lib/db.js");
        assert_eq!(modules.find("lib/db.js", "../app.js").unwrap(), "app.js");
        assert!(modules.find("app.js", "./lib/db").unwrap_err().contains("did you mean \"./lib/db.js\"?"));
    }

    #[test]
    fn nothing_leads_out() {
        let modules = modules(false);
        for name in ["../../../etc/passwd", "/etc/passwd", "fs", "std", "os", "hornbook:host", "lab", "./hornbook:host"]
        {
            assert!(modules.find("app.js", name).is_err(), "{name}");
        }
    }

    #[test]
    fn checks_may_import_the_lab() {
        assert_eq!(modules(true).find("checks.js", "lab").unwrap(), "hornbook:lab");
    }
}
