//! The real app on a screen in memory: keys as text in, the screen as text out, a clock moved by hand, jobs done at once.

use hornbook::base::chance::Chance;
use hornbook::base::clock::{Clock, Timestamp};
use hornbook::base::day::Days;
use hornbook::base::dirs::Dirs;
use hornbook::base::terminal::{Ability, Colors};
use hornbook::learner::Verdict;
use hornbook::study::{Asked, Finder, Keeper, LabNews, LabRun, LabRunner, StartOptions, Study, View, start};
use hornbook::tui::{App, Effect, Msg, Setup, draw, parse_sequence};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::path::{Path, PathBuf};

/// The app and what stands around it.
pub struct Driver {
    app: App,
    keeper: Keeper,
    finder: Finder,
    screen: Terminal<TestBackend>,
    clock: Clock,
    /// Nobody was here before.
    pub first_run: bool,
    /// What was copied.
    pub copied: Vec<String>,
    /// Whether it has ended.
    pub ended: bool,
    looked: bool,
    runner: LabRunner,
    /// Runs wait for [`Driver::finish`] instead of being done at once.
    held: Option<Vec<LabRun>>,
    editor: Editor,
    /// The last frame's effects: colours are found at once.
    colours: bool,
}

/// Counts the sessions in a home: each has a chance of its own, so that no two give the same name.
fn sessions(home: &Path) -> u64 {
    let file = home.join("sessions");
    let before = std::fs::read_to_string(&file).ok().and_then(|text| text.parse().ok()).unwrap_or(0u64);
    std::fs::write(&file, (before + 1_000).to_string()).expect("the count of sessions");
    before
}

/// What the learner's own editor does to the files of a lab, by their paths on the disk.
type Editor = Box<dyn FnMut(&[PathBuf])>;

impl Driver {
    /// Opens a pack with a home, at 80×24.
    pub fn open(pack: &Path, home: &Path) -> Self {
        Self::sized(pack, home, 80, 24)
    }

    /// Opens a pack on a screen of this size.
    pub fn sized(pack: &Path, home: &Path, width: u16, height: u16) -> Self {
        Self::with_clock(pack, home, width, height, Clock::manual(Timestamp(1_700_000_000_000)))
    }

    /// Opens a pack at a time.
    pub fn with_clock(pack: &Path, home: &Path, width: u16, height: u16, clock: Clock) -> Self {
        Self::start(pack, home, (width, height), clock, View::Text)
    }

    /// Opens a pack as `hornbook quiz` does.
    pub fn at_the_quiz(pack: &Path, home: &Path) -> Self {
        Self::start(pack, home, (80, 24), Clock::manual(Timestamp(1_700_000_000_000)), View::Quiz)
    }

    fn start(pack: &Path, home: &Path, (width, height): (u16, u16), clock: Clock, view: View) -> Self {
        let session = sessions(home);
        let started = start(StartOptions {
            pack: Some(pack.to_owned()),
            profile: "test".into(),
            dirs: Some(Dirs::under(home)),
            clock: clock.clone(),
            chance: Chance::from_seed(7 + session),
            lesson: None,
            view,
        })
        .expect("the pack opens");
        let mut study = Study::new(
            started.pack,
            started.settings,
            clock.clone(),
            Chance::from_seed(11 + session),
            started.learner_seed,
        );
        study.days = Days::utc();
        let ability = Ability { colors: Colors::None, light_background: Some(false), unicode: true, links: false };
        let app = App::new(Setup {
            view,
            study,
            opening: started.opening,
            ability,
            settings_path: started.settings_path,
            labs: started.labs,
            notes: started.notes,
            notices: started.notices,
        });
        let screen = Terminal::new(TestBackend::new(width, height)).expect("a screen");
        let mut driver = Self {
            app,
            keeper: started.keeper,
            finder: started.finder,
            screen,
            clock,
            first_run: started.first_run,
            copied: Vec::new(),
            ended: false,
            looked: true,
            runner: LabRunner::new(|_, _| Err("this test has no laboratory".to_owned())),
            held: None,
            editor: Box::new(|_| {}),
            colours: false,
        };
        driver.send(Msg::Resize(width, height));
        let effects = driver.app.begin();
        driver.perform(effects);
        driver
    }

    /// Presses keys, such as `"jj<enter>"`; each is drawn.
    pub fn keys(mut self, keys: &str) -> Self {
        for key in parse_sequence(keys).expect("keys in the notation") {
            self.send(Msg::Key(key));
        }
        self.looked = false;
        self
    }

    /// Greets as the program does on the first run.
    pub fn greeted(mut self) -> Self {
        if self.first_run {
            self.app.greet();
            self.perform(Vec::new());
        }
        self
    }

    /// Hands in what runs labs.
    pub fn with_runner(mut self, run: impl Fn(&LabRun) -> Result<Verdict, String> + Send + Sync + 'static) -> Self {
        self.runner = LabRunner::new(move |lab, _| run(lab));
        self
    }

    /// Lets runs of labs go on until [`Driver::finish`].
    pub fn hold_runs(mut self) -> Self {
        self.held = Some(Vec::new());
        self
    }

    /// Ends the runs that go on.
    pub fn finish(mut self) -> Self {
        for run in self.held.as_mut().map(std::mem::take).unwrap_or_default() {
            self.run_lab(&run);
        }
        self
    }

    /// Hands in what the learner's own editor does.
    pub fn with_editor(mut self, editor: impl FnMut(&[PathBuf]) + 'static) -> Self {
        self.editor = Box::new(editor);
        self
    }

    /// Finds the colours of files that are edited, at once.
    pub fn with_colours(mut self) -> Self {
        self.colours = true;
        self
    }

    fn run_lab(&mut self, run: &LabRun) {
        let news = std::cell::RefCell::new(Vec::new());
        self.runner.run(run, &|told| news.borrow_mut().push(told));
        for told in news.into_inner() {
            self.send(Msg::Lab(told));
        }
    }

    /// Tells the app what a run that goes on printed.
    pub fn prints(mut self, line: &str) -> Self {
        let number = self.held.as_ref().and_then(|held| held.last()).expect("a run goes on").number;
        let lines = vec![hornbook::learner::ConsoleLine { level: "log".into(), text: line.into() }];
        self.send(Msg::Lab(LabNews::Printed { number, lines }));
        self
    }

    /// Sends a message.
    pub fn send(&mut self, msg: Msg) {
        let effects = self.app.update(msg);
        self.perform(effects);
    }

    /// Moves the clock and lets what is due happen.
    pub fn wait(mut self, millis: i64) -> Self {
        self.clock.advance(millis);
        self.send(Msg::Tick);
        self
    }

    /// Changes the size.
    pub fn resize(mut self, width: u16, height: u16) -> Self {
        self.screen.backend_mut().resize(width, height);
        self.send(Msg::Resize(width, height));
        self
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Job(job) => {
                    let done = self.keeper.run(job);
                    self.send(Msg::Done(done));
                }
                Effect::Errand(errand) => {
                    let found = errand.run();
                    self.send(Msg::Found(found));
                }
                Effect::Copy(text) => self.copied.push(text),
                Effect::SaveSettings => self.app.save_settings().expect("settings are saved"),
                Effect::Quit => self.ended = true,
                Effect::RunLab(run) => match &mut self.held {
                    Some(held) => held.push(run),
                    None => self.run_lab(&run),
                },
                Effect::SearchNotes(notes) => self.finder.set_notes(notes),
                Effect::Search(asked) => {
                    // What is there at first, and all when everything is indexed.
                    let first = self.finder.answer(&asked);
                    self.send(Msg::SearchFound(first));
                    while self.finder.step() {}
                    let last = self.finder.answer(&Asked { look_again: false, ..asked });
                    self.send(Msg::SearchFound(last));
                }
                Effect::EditLab { folder, names } => {
                    folder.write().expect("the files are written");
                    let files: Vec<PathBuf> = names.iter().filter_map(|name| folder.path(name)).collect();
                    (self.editor)(&files);
                    self.send(Msg::LabEdited);
                }
                Effect::Colour(job) => {
                    if self.colours {
                        self.send(Msg::Coloured(job.run()));
                    }
                }
                Effect::Highlight(_) | Effect::Edit(_) | Effect::Redraw | Effect::Suspend => {}
            }
        }
        if !self.ended {
            self.screen.draw(|frame| draw(frame, &mut self.app)).expect("a frame");
            let wanted = self.app.wanted_colours();
            if !wanted.is_empty() {
                self.perform(wanted);
            }
        }
    }

    /// The screen, line by line.
    pub fn text(&mut self) -> String {
        self.looked = true;
        let buffer = self.screen.backend().buffer().clone();
        let width = usize::from(buffer.area.width).max(1);
        let lines =
            buffer.content.chunks(width).map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>());
        lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    /// The stretches of text that are underlined, from the top.
    pub fn underlined(&mut self) -> Vec<String> {
        self.looked = true;
        let buffer = self.screen.backend().buffer().clone();
        let width = usize::from(buffer.area.width).max(1);
        let mut all = Vec::new();
        for row in buffer.content.chunks(width) {
            let under = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(ratatui::style::Modifier::UNDERLINED);
            let runs =
                row.chunk_by(|a, b| under(&a) == under(&b)).filter(|run| run.first().is_some_and(|cell| under(&cell)));
            all.extend(runs.map(|run| run.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()));
        }
        all
    }

    /// Expects words on the screen.
    #[track_caller]
    pub fn expect(mut self, words: &str) -> Self {
        let text = self.text();
        assert!(text.contains(words), "no \"{words}\" in\n{text}");
        self
    }

    /// Expects words not to be on the screen.
    #[track_caller]
    pub fn expect_not(mut self, words: &str) -> Self {
        let text = self.text();
        assert!(!text.contains(words), "\"{words}\" in\n{text}");
        self
    }

    /// The column and row of words on the screen.
    #[track_caller]
    pub fn find(&mut self, words: &str) -> (u16, u16) {
        let text = self.text();
        for (row, line) in text.lines().enumerate() {
            if let Some(at) = line.find(words) {
                let column = hornbook::base::text::width(&line[..at]);
                return (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
            }
        }
        panic!("no \"{words}\" in\n{text}");
    }

    /// Clicks on words.
    #[track_caller]
    pub fn click(mut self, words: &str) -> Self {
        use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
        let (column, row) = self.find(words);
        let kind = MouseEventKind::Down(MouseButton::Left);
        self.send(Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// Presses the mouse on some words and lets go on others.
    #[track_caller]
    pub fn drag(mut self, from: &str, to: &str) -> Self {
        use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
        let (start, end) = (self.find(from), self.find(to));
        let left = MouseButton::Left;
        let steps =
            [(MouseEventKind::Down(left), start), (MouseEventKind::Drag(left), end), (MouseEventKind::Up(left), end)];
        for (kind, (column, row)) in steps {
            self.send(Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        }
        self
    }

    /// Pastes text, as the terminal does.
    pub fn paste(mut self, text: &str) -> Self {
        self.send(Msg::Paste(text.to_owned()));
        self.looked = false;
        self
    }

    /// Turns the wheel over the middle of the screen.
    pub fn wheel(mut self, down: bool) -> Self {
        use crossterm::event::{KeyModifiers, MouseEvent, MouseEventKind};
        let kind = if down { MouseEventKind::ScrollDown } else { MouseEventKind::ScrollUp };
        let area = self.screen.backend().buffer().area;
        self.send(Msg::Mouse(MouseEvent {
            kind,
            column: area.width / 2,
            row: area.height / 2,
            modifiers: KeyModifiers::NONE,
        }));
        self
    }

    /// Ends as a killed process does: nothing more is saved.
    pub fn kill(mut self) {
        self.looked = true;
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        assert!(self.looked || std::thread::panicking(), "a test pressed keys and looked at nothing");
    }
}
