//! Directives and blocks as nginx reads them (<https://nginx.org/en/docs/beginners_guide.html#conf_structure>).
//!
//! The document is the list of directives, each `{directive, args, line, block?}`, the shape of NGINX's own parser crossplane. Quotes
//! around arguments are taken off. `include` is a directive like any other: no file is read. Lua blocks are not supported.

use super::lines::Lines;
use super::node::{Node, Value};
use super::problem::{Place, Problem};
use super::{DEPTH, too_deep};

/// The most bytes of a variable's name.
const NAME: usize = 128;

/// Reads a configuration.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let lines = Lines::new(text);
    let mut tokens = Tokens { text, at: 0 };
    // The blocks that are open: their directive, and what stands in them so far.
    let mut open: Vec<(Statement, Vec<Node>)> = Vec::new();
    let mut here: Vec<Node> = Vec::new();
    let mut statement: Option<Statement> = None;
    while let Some(token) = tokens.next(&lines)? {
        let place = lines.place(token.start);
        match token.kind {
            Kind::Word { text: word, is_quoted } => match &mut statement {
                None => statement = Some(Statement { name: word, place, end: token.end, args: Vec::new() }),
                Some(statement) => {
                    let begins_line = text[statement.end..token.start].contains('\n');
                    if begins_line && !is_quoted && DIRECTIVES.binary_search(&word.as_str()).is_ok() {
                        return Err(unfinished(statement, &lines));
                    }
                    statement.end = token.end;
                    statement.args.push(Node::text(place, word));
                }
            },
            Kind::End => match statement.take() {
                Some(statement) => here.push(statement.into_node(None)),
                None => return Err(Problem::new(place, "a ; stands here without a directive before it")),
            },
            Kind::Open => {
                let Some(statement) = statement.take() else {
                    return Err(Problem::new(place, "a block begins here without a name before it"));
                };
                if statement.name.ends_with("_by_lua_block") {
                    return Err(Problem::new(statement.place, "the laboratory's nginx does not support Lua blocks"));
                }
                if open.len() >= DEPTH {
                    return Err(too_deep(place));
                }
                open.push((statement, std::mem::take(&mut here)));
            }
            Kind::Close => {
                if let Some(statement) = &statement {
                    return Err(unfinished(statement, &lines));
                }
                let Some((statement, outer)) = open.pop() else {
                    return Err(Problem::new(place, "this } closes nothing"));
                };
                let block = std::mem::replace(&mut here, outer);
                here.push(statement.into_node(Some(block)));
            }
        }
    }
    if let Some(statement) = &statement {
        return Err(unfinished(statement, &lines));
    }
    if let Some((statement, _)) = open.last() {
        let words = format!("the block of {:?} is never closed", statement.name);
        return Err(Problem::new(statement.place, words).help("a } is missing at the end"));
    }
    Ok(Node::list(Place { line: 1, column: 1 }, here))
}

/// A directive that is being read.
struct Statement {
    name: String,
    place: Place,
    /// Where its last word ends.
    end: usize,
    args: Vec<Node>,
}

impl Statement {
    fn into_node(self, block: Option<Vec<Node>>) -> Node {
        let place = self.place;
        let mut entries = vec![
            ("directive", Node::text(place, self.name)),
            ("args", Node::list(place, self.args)),
            ("line", Node::new(place, Value::Number(place.line.into()))),
        ];
        entries.extend(block.map(|block| ("block", Node::list(place, block))));
        Node::map(place, entries)
    }
}

/// nginx's own words for the most frequent mistake.
fn unfinished(statement: &Statement, lines: &Lines<'_>) -> Problem {
    let words = format!("directive {:?} is not terminated by \";\"", statement.name);
    Problem::new(lines.place(statement.end), words).help("every directive without a block ends with a ;")
}

/// A piece of the text.
struct Token {
    start: usize,
    end: usize,
    kind: Kind,
}

enum Kind {
    Word { text: String, is_quoted: bool },
    End,
    Open,
    Close,
}

/// The rest of the text.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl Tokens<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn next(&mut self, lines: &Lines<'_>) -> Result<Option<Token>, Problem> {
        loop {
            match self.peek() {
                None => return Ok(None),
                Some('#') => self.skip_line(),
                Some(c) if c.is_whitespace() => _ = self.take(),
                Some(_) => break,
            }
        }
        let start = self.at;
        let kind = match self.peek() {
            Some(';') => Kind::End,
            Some('{') => Kind::Open,
            Some('}') => Kind::Close,
            Some(quote @ ('"' | '\'')) => {
                let text = self
                    .quoted(quote)
                    .ok_or_else(|| Problem::new(lines.place(start), format!("this {quote} is never closed")))?;
                return Ok(Some(Token { start, end: self.at, kind: Kind::Word { text, is_quoted: true } }));
            }
            _ => {
                let text = self.word();
                return Ok(Some(Token { start, end: self.at, kind: Kind::Word { text, is_quoted: false } }));
            }
        };
        self.take();
        Ok(Some(Token { start, end: self.at, kind }))
    }

    fn skip_line(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.find('\n').unwrap_or(rest.len());
    }

    fn quoted(&mut self, quote: char) -> Option<String> {
        self.take();
        let mut word = String::new();
        loop {
            match self.take()? {
                c if c == quote => return Some(word),
                '\\' => match self.take()? {
                    c if c == quote || c == '\\' => word.push(c),
                    c => word.extend(['\\', c]),
                },
                c => word.push(c),
            }
        }
    }

    /// Takes a word without quotes; `${name}` belongs to it with its braces.
    fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(c) = self.peek() {
            if c.is_whitespace() || matches!(c, ';' | '}') || (c == '{' && !word.ends_with('$')) {
                break;
            }
            self.take();
            word.push(c);
            if c == '\\' {
                word.extend(self.take());
            } else if c == '{' {
                let rest = self.text.get(self.at..).unwrap_or_default();
                let name =
                    rest.bytes().take(NAME).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
                if rest.as_bytes().get(name) == Some(&b'}') {
                    word.push_str(&rest[..=name]);
                    self.at += name + 1;
                }
            }
        }
        word
    }
}

/// Directives that people write on lines of their own: one that begins a line within another means that a `;` is missing. Sorted.
const DIRECTIVES: &[&str] = &[
    "access_log",
    "add_header",
    "alias",
    "allow",
    "auth_basic",
    "autoindex",
    "charset",
    "client_body_timeout",
    "client_max_body_size",
    "default_type",
    "deny",
    "error_log",
    "error_page",
    "etag",
    "events",
    "expires",
    "fastcgi_pass",
    "gzip",
    "gzip_comp_level",
    "gzip_min_length",
    "gzip_types",
    "gzip_vary",
    "http",
    "include",
    "index",
    "internal",
    "keepalive",
    "keepalive_timeout",
    "limit_conn",
    "limit_conn_zone",
    "limit_req",
    "limit_req_status",
    "limit_req_zone",
    "listen",
    "location",
    "log_format",
    "map",
    "proxy_buffering",
    "proxy_cache",
    "proxy_cache_key",
    "proxy_cache_path",
    "proxy_cache_valid",
    "proxy_connect_timeout",
    "proxy_http_version",
    "proxy_next_upstream",
    "proxy_pass",
    "proxy_read_timeout",
    "proxy_redirect",
    "proxy_send_timeout",
    "proxy_set_header",
    "real_ip_header",
    "resolver",
    "return",
    "rewrite",
    "root",
    "sendfile",
    "server",
    "server_name",
    "server_tokens",
    "set",
    "set_real_ip_from",
    "ssl_certificate",
    "ssl_certificate_key",
    "ssl_ciphers",
    "ssl_protocols",
    "ssl_session_cache",
    "tcp_nodelay",
    "tcp_nopush",
    "try_files",
    "types",
    "upstream",
    "user",
    "worker_connections",
    "worker_processes",
    "zone",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn nginx(text: &str) -> String {
        match parse(text) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    #[test]
    fn the_names_are_sorted() {
        assert!(DIRECTIVES.is_sorted());
    }

    #[test]
    fn directives_and_blocks() {
        assert_eq!(
            nginx(
                "# c\nserver { listen 80;\n  location ~ \\.(php|html)$ { return 200 \"a ; {b}\" ; }\n  set $x ${y}z; }\n"
            ),
            r#"[{"directive":"server","args":[],"line":2,"block":[{"directive":"listen","args":["80"],"line":2},{"directive":"location","args":["~","\\.(php|html)$"],"line":3,"block":[{"directive":"return","args":["200","a ; {b}"],"line":3}]},{"directive":"set","args":["$x","${y}z"],"line":4}]}]"#
        );
        let long = nginx("log_format main '$remote_addr'\n                '$request';");
        assert!(long.contains(r#""args":["main","$remote_addr","$request"]"#), "{long}");
    }

    #[test]
    fn a_missing_semicolon_is_named() {
        assert_eq!(
            nginx("server {\n  listen 80\n  server_name a;\n}"),
            "2:12 directive \"listen\" is not terminated by \";\""
        );
        assert_eq!(nginx("server {\n  listen 80\n}"), "2:12 directive \"listen\" is not terminated by \";\"");
        assert_eq!(nginx("user www"), "1:9 directive \"user\" is not terminated by \";\"");
    }

    #[test]
    fn blocks_close() {
        assert_eq!(nginx("http { server {\n }\n"), "1:1 the block of \"http\" is never closed");
        assert_eq!(nginx("http { } }"), "1:10 this } closes nothing");
        assert_eq!(nginx("a \"b;"), "1:3 this \" is never closed");
        assert!(nginx(&"http { ".repeat(20_000)).contains("64 levels"));
    }
}
