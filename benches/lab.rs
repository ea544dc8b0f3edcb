//! How fast labs run, as ratios against a floor in the same run: `cargo bench --bench lab`.
//!
//! Nothing here fails: numbers are for people. The goals are beside them.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the time")]

use hornbook::base::clock::Clock;
use hornbook::course::Lab;
use hornbook::lab::{Cancel, Laboratory};
use hornbook::pack::Pack;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn main() {
    println!("{:<52} {:>10} {:>10} {:>7}  goal", "", "hornbook", "floor", "ratio");
    let laboratory = Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system());
    let child = median(|| laboratory.walls().is_ok());
    let runtime = median(|| rquickjs::Runtime::new().and_then(|runtime| rquickjs::Context::full(&runtime)).is_ok());
    let floor = child + runtime;
    let code = example("code");
    let solved = code.solved();
    let verdict = median(|| laboratory.run(&code, &solved, &Cancel::default()).is_ok_and(|verdict| verdict.passed()));
    row("verdict of a code lab, three checks", verdict, floor, "10x a child with an empty engine");
    let mut many = Lab::clone(&code);
    many.millis = 10_000;
    many.checks.text = "import { test } from 'node:test';\ntest('a thousand', async () => {\n  for (let at = 0; at < 1000; at += 1) await (await fetch('http://lab/ports/BRG')).json();\n});\n".to_owned();
    let thousand = median(|| laboratory.run(&many, &solved, &Cancel::default()).is_ok_and(|verdict| verdict.passed()));
    row("1,000 requests through the app, one by one", thousand, verdict, "a verdict of three checks");
    let sim = example("sim");
    let mut large = Lab::clone(&sim);
    large.millis = 10_000;
    for file in large.files.iter_mut().filter(|file| file.path == "model.js") {
        file.text = file.text.replace("PASSENGERS = 20000", "PASSENGERS = 50000");
    }
    let parameters = large.solved();
    let events = median(|| laboratory.run(&large, &parameters, &Cancel::default()).is_ok());
    row("a model of 100,000 events, run twice", events, floor, "feels instant: a tenth of a second a run");
}

fn example(name: &str) -> Arc<Lab> {
    let pack = Pack::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example-pack")).unwrap();
    let at = pack.find(name).unwrap();
    pack.lesson(at).unwrap().lesson.labs[0].clone()
}

/// The median of some runs, each of which has to do what it is for.
fn median(mut run: impl FnMut() -> bool) -> Duration {
    let mut times: Vec<Duration> = (0..15)
        .map(|_| {
            let start = Instant::now();
            assert!(run());
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

fn row(name: &str, ours: Duration, floor: Duration, goal: &str) {
    let shown = |time: Duration| format!("{:.3} ms", time.as_secs_f64() * 1e3);
    let ratio = ours.as_secs_f64() / floor.as_secs_f64().max(1e-9);
    println!("{name:<52} {:>10} {:>10} {ratio:>6.2}x  {goal}", shown(ours), shown(floor));
}
