use std::{env, process};

// ANCHOR: settings
struct Settings { port: u16, debug: bool, hold_minutes: u16 } // declare

fn read<T>(name: &str, or: &str, parse: fn(&str) -> Option<T>)
    -> Result<T, String> {
    let text = env::var(name).unwrap_or(or.to_string());
    parse(&text).ok_or(format!("{name}: not accepted"))     // parse
}

fn load() -> Result<Settings, Vec<String>> {
    let port = read("TW_PORT", "8080", |s| s.parse().ok());
    let debug = read("TW_DEBUG", "false", |s| s.parse().ok());
    let hold = read("TW_HOLD_MINUTES", "15",
        |s| s.parse().ok().filter(|n| (1..=120).contains(n)));
    let url = read("TW_DATABASE_URL", "",
        |s| s.strip_prefix("postgres://").map(String::from));
    match (port, debug, hold, url) {
        (Ok(port), Ok(debug), Ok(hold_minutes), Ok(_)) =>
            Ok(Settings { port, debug, hold_minutes }),
        (p, d, h, u) => Err([p.err(), d.err(), h.err(), u.err()]
            .into_iter().flatten().collect()),              // report
    }
}
// ANCHOR_END: settings

fn main() {
    match load() {
        Ok(s) => println!("port={} debug={} hold_minutes={}", s.port, s.debug, s.hold_minutes),
        Err(faults) => {
            eprintln!("{}", faults.join("\n"));
            process::exit(78);                              // refuse
        }
    }
}
