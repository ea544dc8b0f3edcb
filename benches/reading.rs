//! How fast reading is, as ratios against a floor in the same run: `cargo bench`.
//!
//! Nothing here fails: numbers are for people. The goals are beside them.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the time")]

use hornbook::base::chance::Chance;
use hornbook::base::clock::Clock;
use hornbook::base::dirs::Dirs;
use hornbook::base::terminal::{Ability, Colors};
use hornbook::learner::ThemeChoice;
use hornbook::pack::{Pack, document};
use hornbook::page::{Background, Depth, Glyphs, Look, Page, Theme, Top};
use hornbook::study::{StartOptions, Study, View, start};
use hornbook::tui::{App, Msg, Setup, draw, parse_sequence};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn main() {
    if std::env::args().any(|argument| argument == "--empty-program") {
        empty_program();
        return;
    }
    println!("{:<52} {:>10} {:>10} {:>7}  goal", "", "hornbook", "floor", "ratio");
    first_frame();
    layout_of_the_course();
    key_to_frame();
    resize();
    open_pack();
}

fn row(name: &str, ours: Duration, floor: Duration, goal: &str) {
    let shown = |time: Duration| format!("{:.3} ms", time.as_secs_f64() * 1e3);
    let ratio = ours.as_secs_f64() / floor.as_secs_f64().max(1e-9);
    println!("{name:<52} {:>10} {:>10} {ratio:>6.2}x  {goal}", shown(ours), shown(floor));
}

/// The median of some runs.
fn median(runs: usize, mut run: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..runs).map(|_| run()).collect();
    times.sort();
    times[runs / 2]
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// The floor of the first frame: a program that draws one line and waits for a key.
fn empty_program() {
    let mut terminal = ratatui::Terminal::new(ratatui::backend::CrosstermBackend::new(std::io::stdout())).unwrap();
    crossterm::terminal::enable_raw_mode().unwrap();
    crossterm::execute!(std::io::stdout(), crossterm::terminal::EnterAlternateScreen).unwrap();
    terminal.draw(|frame| frame.render_widget("Introduction", frame.area())).unwrap();
    while !matches!(crossterm::event::read().unwrap(), crossterm::event::Event::Key(_)) {}
    crossterm::execute!(std::io::stdout(), crossterm::terminal::LeaveAlternateScreen).unwrap();
    crossterm::terminal::disable_raw_mode().unwrap();
}

/// From the start of a process in a real terminal to the words of its first frame.
fn until_words(program: &Path, arguments: &[&str], home: &Path) -> Duration {
    let pair = native_pty_system().openpty(PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env_clear();
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("COLORFGBG", "15;0")] {
        command.env(name, value);
    }
    command.env("HORNBOOK_HOME", home);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let start = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut seen = Vec::new();
    let mut bytes = [0; 65_536];
    let words = b"Introduction";
    while !seen.windows(words.len()).any(|window| window == words) {
        match reader.read(&mut bytes) {
            Ok(count) if count > 0 => seen.extend_from_slice(&bytes[..count]),
            _ => break,
        }
    }
    let time = start.elapsed();
    let _ = writer.write_all(b"q");
    // What is written on the way out must have a reader.
    std::thread::spawn(move || while reader.read(&mut bytes).is_ok_and(|count| count > 0) {});
    child.wait().unwrap();
    time
}

fn first_frame() {
    let home = tempfile::tempdir().unwrap();
    let (ours, floor) = (Path::new(env!("CARGO_BIN_EXE_hornbook")), std::env::current_exe().unwrap());
    until_words(ours, &[], home.path());
    let (mut one, mut two) = (Vec::new(), Vec::new());
    for _ in 0..21 {
        one.push(until_words(ours, &[], home.path()));
        two.push(until_words(&floor, &["--empty-program"], home.path()));
    }
    one.sort();
    two.sort();
    row("first frame, course and progress open", one[10], two[10], "2.5x an empty ratatui program");
}

fn look(width: u16) -> Look {
    Look { width, theme: Theme::new(ThemeChoice::Dark, Background::Dark, Depth::TrueColor), glyphs: Glyphs::Unicode }
}

fn layout_of_the_course() {
    let course = Pack::embedded().unwrap();
    let chapters = 0..course.outline().chapters.len();
    let texts: Vec<String> = chapters
        .filter_map(|at| course.outline().chapters[at].path.clone())
        .map(|path| String::from_utf8(course.read(&path).unwrap()).unwrap())
        .collect();
    let parsed = median(11, || {
        timed(|| {
            for text in &texts {
                std::hint::black_box(document("lesson.md", text));
            }
        })
    });
    let lessons: Vec<Arc<_>> = texts.iter().map(|text| Arc::new(document("lesson.md", text).lesson)).collect();
    let laid_out = median(11, || {
        timed(|| {
            for lesson in &lessons {
                let mut page = Page::new(lesson.clone(), look(80));
                page.set_all_open(true);
                std::hint::black_box(page.window(Top::default(), usize::MAX).len());
            }
        })
    });
    let options = pulldown_cmark::Options::all();
    let floor = median(11, || {
        timed(|| {
            for text in &texts {
                std::hint::black_box(pulldown_cmark::Parser::new_ext(text, options).count());
            }
        })
    });
    row("parse the whole course", parsed, floor, "2x pulldown-cmark alone");
    row("lay out the whole course", laid_out, floor, "2x pulldown-cmark alone");
}

fn chapter(bytes: usize) -> String {
    let mut text = String::from("# Chapter\n\n");
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        text.push_str(&format!(
            "## Section {number}\n\nA paragraph with some *marked* words and `code`, long enough to be wrapped at every width people use.\n\n- one\n- two\n\n```js\nlet a = {number};\n```\n\n"
        ));
    }
    text
}

/// The app with one chapter open.
fn app(folder: &Path) -> App {
    let clock = Clock::system();
    let started = start(StartOptions {
        pack: Some(folder.to_owned()),
        profile: "bench".into(),
        dirs: Some(Dirs::under(&folder.join("home"))),
        clock: clock.clone(),
        chance: Chance::from_seed(1),
        lesson: None,
        view: View::Text,
    })
    .unwrap();
    let study = Study::new(started.pack, started.settings, clock, Chance::from_seed(2), 1);
    let ability = Ability { colors: Colors::True, light_background: Some(false), unicode: true, links: false };
    App::new(Setup {
        study,
        opening: started.opening,
        ability,
        settings_path: None,
        labs: None,
        notes: None,
        notices: Vec::new(),
        view: View::Text,
    })
}

fn pack(folder: &Path, bytes: usize) {
    fs::create_dir_all(folder.join("one")).unwrap();
    fs::write(folder.join("SUMMARY.md"), "# Summary\n\n- [One](one/lesson.md)\n").unwrap();
    fs::write(folder.join("one/lesson.md"), chapter(bytes)).unwrap();
}

fn key_to_frame() {
    let time = |bytes: usize| {
        let folder = tempfile::tempdir().unwrap();
        pack(folder.path(), bytes);
        let mut app = app(folder.path());
        let mut screen = Terminal::new(TestBackend::new(100, 40)).unwrap();
        app.update(Msg::Resize(100, 40));
        let keys = parse_sequence("jjj<space>kk").unwrap();
        let mut at = 0;
        median(400, || {
            let key = keys[at % keys.len()];
            at += 1;
            timed(|| {
                app.update(Msg::Key(key));
                screen.draw(|frame| draw(frame, &mut app)).unwrap();
            })
        })
    };
    row("key to frame, chapter of 1 MB", time(1_000_000), time(10_000), "1.5x a chapter of 10 kB");
}

fn resize() {
    let time = |bytes: usize| {
        let lesson = Arc::new(document("lesson.md", &chapter(bytes)).lesson);
        let mut page = Page::new(lesson, look(80));
        let end = page.end(40);
        let place = page.place(end);
        let mut width = 60;
        median(60, || {
            width = if width == 60 { 80 } else { 60 };
            timed(|| {
                page.set_look(look(width));
                let top: Top = page.top(place);
                std::hint::black_box(page.window(top, 40));
            })
        })
    };
    row("resize at the end of a chapter of 1 MB", time(1_000_000), time(10_000), "2x a chapter of 10 kB");
}

fn open_pack() {
    let time = |chapters: usize| {
        let folder = tempfile::tempdir().unwrap();
        let rows: String = (0..chapters).map(|at| format!("- [Chapter {at}](c{at}.md)\n")).collect();
        fs::write(folder.path().join("SUMMARY.md"), format!("# Summary\n\n{rows}")).unwrap();
        fs::write(folder.path().join("c0.md"), "# Chapter\n").unwrap();
        let mut app = app(folder.path());
        let mut screen = Terminal::new(TestBackend::new(100, 40)).unwrap();
        let opened = median(31, || {
            timed(|| {
                std::hint::black_box(Pack::open(folder.path()).unwrap());
            })
        });
        let drawn = median(31, || {
            timed(|| {
                screen.draw(|frame| draw(frame, &mut app)).unwrap();
            })
        });
        (opened, drawn)
    };
    let (many, few) = (time(10_000), time(100));
    row("open a pack of 10,000 chapters", many.0, few.0, "the outline alone, 100 chapters");
    let home = tempfile::tempdir().unwrap();
    let start = |chapters: usize| {
        let folder = tempfile::tempdir().unwrap();
        let rows: String = (0..chapters).map(|at| format!("- [Introduction {at}](c{at}.md)\n")).collect();
        fs::write(folder.path().join("SUMMARY.md"), format!("# Summary\n\n{rows}")).unwrap();
        fs::write(folder.path().join("c0.md"), "# Introduction\n").unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_hornbook"));
        let pack = folder.path().to_str().unwrap().to_owned();
        until_words(program, &[&pack], home.path());
        median(21, || until_words(program, &[&pack], home.path()))
    };
    let (many_start, few_start) = (start(10_000), start(100));
    row("first frame of a pack of 10,000 chapters", many_start, few_start, "1.5x 100 chapters");
    row("frame with the contents of 10,000 chapters", many.1, few.1, "1.5x 100 chapters");
}
