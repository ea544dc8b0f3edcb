//! How fast searching is, as ratios against scanning the same text with memchr in the same run: `cargo bench --bench search`.
//!
//! Nothing here fails: numbers are for people. The goals are beside them.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the time")]

use hornbook::base::dirs::Dirs;
use hornbook::pack::Pack;
use hornbook::study::{Asked, Finder};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

fn main() {
    println!("{:<52} {:>10} {:>10} {:>7}  goal", "", "hornbook", "floor", "ratio");
    let home = tempfile::tempdir().unwrap();
    measure("the course", Pack::embedded().unwrap(), home.path());
    let folder = tempfile::tempdir().unwrap();
    generate(folder.path(), 1_000);
    measure("1,000 lessons", Pack::open(folder.path()).unwrap(), home.path());
    let kept: u64 = fs::read_dir(Dirs::under(home.path()).search())
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap().len())
        .sum();
    println!("both indexes on the disk: {} MB", kept / 1_000_000);
}

fn row(name: &str, ours: Duration, floor: Duration, goal: &str) {
    let shown = |time: Duration| format!("{:.3} ms", time.as_secs_f64() * 1e3);
    let ratio = ours.as_secs_f64() / floor.as_secs_f64().max(1e-9);
    println!("{name:<52} {:>10} {:>10} {ratio:>6.2}x  {goal}", shown(ours), shown(floor));
}

fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = run();
    (start.elapsed(), made)
}

/// A pack of the course's own lessons over and over, some words different in each.
fn generate(folder: &Path, lessons: usize) {
    let course = Pack::embedded().unwrap();
    let texts: Vec<String> = course
        .outline()
        .chapters
        .iter()
        .filter_map(|chapter| course.read(chapter.path.as_ref()?).ok())
        .map(|bytes| {
            let text = String::from_utf8(bytes).unwrap();
            // What a lesson includes lies elsewhere.
            text.lines().filter(|line| !line.contains("{{#")).collect::<Vec<_>>().join("\n")
        })
        .collect();
    let mut outline = String::from("# Summary\n\n");
    for number in 0..lessons {
        if number % 50 == 0 {
            outline.push_str(&format!("\n# Part {}\n\n", number / 50));
        }
        outline.push_str(&format!("- [Lesson {number}](l{number}/lesson.md)\n"));
        let text = texts[number % texts.len()]
            .replace(" a ", &format!(" a{} ", number % 97))
            .replace("route", &format!("route{}", number % 31));
        fs::create_dir_all(folder.join(format!("l{number}"))).unwrap();
        fs::write(folder.join(format!("l{number}/lesson.md")), text).unwrap();
    }
    fs::write(folder.join("SUMMARY.md"), outline).unwrap();
    fs::write(folder.join("pack.toml"), "format = 1\nid = \"bench\"\ntitle = \"Bench\"\n").unwrap();
}

/// Everything that is looked through, as one text in small letters.
fn text_of(pack: &Pack) -> String {
    let chapters = 0..pack.outline().chapters.len();
    let lessons = chapters.filter_map(|at| pack.lesson(at).ok());
    lessons
        .map(|loaded| {
            let count = loaded.lesson.blocks.len();
            let words = (0..count).flat_map(|block| hornbook::page::segments(&loaded.lesson, block));
            words.map(|segment| segment.text.to_lowercase()).collect::<String>()
        })
        .collect()
}

fn measure(name: &str, pack: Pack, home: &Path) {
    let text = text_of(&pack);
    let scan = |word: &str| timed(|| std::hint::black_box(memchr::memmem::find_iter(text.as_bytes(), word).count())).0;
    let floor_once = scan("middleware");
    println!("{name}: {:.1} MB of words", text.len() as f64 / 1e6);
    let dirs = Dirs::under(home);
    let finder = || Finder::new(pack.clone(), Some(&dirs)).alone();
    let ask = |finder: &mut Finder, query: &str| {
        let asked = Asked { number: 1, query: query.to_owned(), limit: 100, look_again: false };
        timed(|| std::hint::black_box(finder.answer(&asked)))
    };
    let (built, _) = timed(|| {
        let mut finder = finder();
        while finder.step() {}
    });
    row("  build the index, beside the screen", built, floor_once, "off the frame");
    let (opened, mut kept) = timed(|| {
        let mut finder = finder();
        ask(&mut finder, "x");
        finder
    });
    row("  open the kept index, beside the screen", opened, floor_once, "off the frame");
    let (checked, _) = timed(|| while kept.step() {});
    row("  look whether every lesson is as it was", checked, floor_once, "off the frame");
    let first = ask(&mut finder(), "middleware").0;
    row("  first result, index opened for it", first, floor_once, "once");
    let queries = [
        ("  \"middleware\", key by key: slowest", "middleware"),
        ("  \"the error handler of express \": slowest", "the error handler of express "),
        ("  \"res.sendStatus\": slowest", "res.sendStatus"),
        ("  a phrase: slowest", "\"the request line\""),
        ("  a slip, \"tranzaction \": slowest", "tranzaction "),
    ];
    for (label, query) in queries {
        let mut slowest = (Duration::ZERO, Duration::ZERO, String::new());
        for end in 1..=query.len() {
            let typed = &query[..end];
            // The least of a few: what else runs here is not of interest.
            let time = (0..5).map(|_| ask(&mut kept, typed).0).min().unwrap();
            let floor = (0..5).map(|_| scan(typed.trim_matches('"').trim())).min().unwrap();
            if time > slowest.0 {
                slowest = (time, floor, typed.to_owned());
            }
        }
        row(&format!("{label} at {:?}", slowest.2), slowest.0, slowest.1, "16 ms, one frame");
    }
}
