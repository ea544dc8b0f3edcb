//! What can be written on the command line.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Learn in a terminal: read, answer, remember.
#[derive(Debug, Parser)]
#[command(
    name = "hornbook",
    version,
    about,
    subcommand_precedence_over_arg = true,
    after_help = "Without a command the course opens where you left off."
)]
pub(super) struct Args {
    /// A pack: a folder with a pack.toml, a book.toml or a SUMMARY.md. Without one, the course in this program
    pub(super) pack: Option<PathBuf>,
    /// The lesson to open, by number, id or title
    #[arg(long)]
    pub(super) lesson: Option<String>,
    /// Whose progress: a name of letters, digits, `.`, `_` and `-`
    #[arg(long, global = true, default_value = "default", value_name = "NAME")]
    pub(super) profile: String,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print a lesson or any Markdown file
    Read(Read),
    /// Take a quiz without a screen
    Quiz(Quiz),
    /// Open the home screen: what to do now, and how far you have come
    Home(Home),
    /// Review what is due
    Review(Review),
    /// Run a lab without the screen
    Lab(Lab),
    /// List the lessons of a pack
    List(List),
    /// List, export, add, edit or remove notes, bookmarks and highlights
    Notes(Notes),
    /// Print what you made of a lesson or a part, as Markdown: answers, labs, notes, terms
    Recap(Recap),
    /// Find words in lessons, code, questions, labs and glossaries; exit code 1 when there are none
    Search(Search),
    /// Say what the terms of a pack mean
    Glossary(Glossary),
    /// Show, export, import, merge or reset progress
    Progress(Progress),
    /// Check packs and explain problems
    Pack(Pack),
    /// Look at the terminal, the paths and the health of the progress file
    Doctor(Doctor),
    /// Print completions for a shell
    Completions(Completions),
}

#[derive(Debug, clap::Args)]
pub(super) struct Read {
    /// A lesson by number, id or title, or a Markdown file
    pub(super) what: String,
    /// The pack
    #[arg(long, value_name = "FOLDER")]
    pub(super) pack: Option<PathBuf>,
    /// Columns, 1 to 1000; the terminal's, at most 88, without it
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(super) width: Option<u16>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = When::Auto)]
    pub(super) color: When,
    /// Show only this tab of each group
    #[arg(long, value_name = "NAME")]
    pub(super) tab: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal that has them
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, clap::Args)]
pub(super) struct Quiz {
    /// The lesson by number, id or title
    pub(super) lesson: String,
    /// The pack
    #[arg(long, value_name = "FOLDER")]
    pub(super) pack: Option<PathBuf>,
    /// Numbered choices on standard input, nothing drawn; so it is without a terminal and with --file
    #[arg(long)]
    pub(super) plain: bool,
    /// Another quiz file of the lesson than its closing quiz
    #[arg(long)]
    pub(super) file: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Home {
    /// The pack
    #[arg(long, value_name = "FOLDER")]
    pub(super) pack: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Review {
    /// The pack
    #[arg(long, value_name = "FOLDER", global = true)]
    pub(super) pack: Option<PathBuf>,
    /// Questions on standard input, nothing drawn; so it is without a terminal
    #[arg(long)]
    pub(super) plain: bool,
    /// At most so many cards
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Only cards of this lesson, by number, id or title
    #[arg(long, value_name = "LESSON")]
    pub(super) lesson: Option<String>,
    #[command(subcommand)]
    pub(super) action: Option<ReviewAction>,
}

#[derive(Debug, Subcommand)]
pub(super) enum ReviewAction {
    /// Say how much is due; exit code 0 when something is, 1 when nothing is
    Status {
        /// As JSON: due, new, waiting, later, cards, gone
        #[arg(long)]
        json: bool,
    },
    /// Count what comes back on each of the coming days
    Forecast {
        /// How many days
        #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=365))]
        days: u16,
        /// As JSON: a list of day and count
        #[arg(long)]
        json: bool,
    },
    /// List what is forgotten again and again, or set aside, with the sections to read
    Leeches,
    /// Fit the schedule to what you remembered; exit code 1 when it stays as it is
    Optimise,
}

#[derive(Debug, clap::Args)]
pub(super) struct Lab {
    /// The lesson by number, id or title
    pub(super) lesson: String,
    /// The pack
    #[arg(long, value_name = "FOLDER")]
    pub(super) pack: Option<PathBuf>,
    /// Which lab, when the lesson has several
    #[arg(long, value_name = "ID")]
    pub(super) lab: Option<String>,
    #[command(subcommand)]
    pub(super) action: LabAction,
}

#[derive(Debug, Subcommand)]
pub(super) enum LabAction {
    /// Run the checks on your files; exit code 0 when all pass
    Run {
        #[command(flatten)]
        files: LabFiles,
        /// The verdict as JSON
        #[arg(long)]
        json: bool,
    },
    /// Print how your files differ from the start
    Diff,
    /// Set your files back to the start; what you had is kept as an earlier state
    Reset,
    /// Print the author's solution
    Solution,
    /// Answer requests on 127.0.0.1, for curl
    Serve {
        #[command(flatten)]
        files: LabFiles,
        /// The port; 0 takes a free one
        #[arg(long, default_value_t = 3000)]
        port: u16,
    },
}

#[derive(Debug, clap::Args)]
#[group(multiple = false)]
pub(super) struct LabFiles {
    /// The author's solution
    #[arg(long)]
    pub(super) solution: bool,
    /// The files as they are at the start
    #[arg(long)]
    pub(super) start: bool,
    /// A known wrong answer
    #[arg(long, value_name = "NAME")]
    pub(super) wrong: Option<String>,
    /// Files of a folder
    #[arg(long, value_name = "FOLDER")]
    pub(super) files: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// The pack
    #[arg(long, value_name = "FOLDER")]
    pub(super) pack: Option<PathBuf>,
    /// As JSON: id, number, path, title, part, words, questions, lab
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Notes {
    #[command(flatten)]
    pub(super) which: NotesWhich,
    #[command(subcommand)]
    pub(super) action: Option<NotesAction>,
}

#[derive(Debug, Default, clap::Args)]
pub(super) struct NotesWhich {
    /// Only those of this lesson, by number, id or title
    #[arg(long)]
    pub(super) lesson: Option<String>,
    /// Only those of this pack (the course in this program for `course`); without it, of every pack
    #[arg(long, value_name = "FOLDER")]
    pub(super) pack: Option<PathBuf>,
    /// As JSON: id, kind, pack, lesson, path, section, quote, text, made, changed, place, loose
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Search {
    /// Words, `"a phrase"`, `part:2`, `kind:code`, `lesson:11`; the last word may be unfinished
    #[arg(required = true)]
    pub(super) words: Vec<String>,
    /// Only this kind: title, heading, text, code, question, lab, glossary
    #[arg(long)]
    pub(super) kind: Option<String>,
    /// Only this part, by number or words of its title
    #[arg(long)]
    pub(super) part: Option<String>,
    /// Only this lesson, by number, id or words of its title
    #[arg(long)]
    pub(super) lesson: Option<String>,
    /// The most places that are printed
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(super) limit: u16,
    /// Only this pack; without it the course in this program and the packs that were opened before
    #[arg(long, value_name = "FOLDER")]
    pub(super) pack: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum NotesAction {
    /// List them; so it is without a command
    List(NotesWhich),
    /// Write them as Markdown, with the words they hang on and links to lesson and section
    Export(NotesWhich),
    /// Add a note to a lesson
    Add {
        /// Its text; standard input without one
        text: Option<String>,
        /// The lesson, by number, id or title
        #[arg(long)]
        lesson: String,
        /// The pack
        #[arg(long, value_name = "FOLDER")]
        pack: Option<PathBuf>,
        /// Words of the lesson to hang it on; without them, the start of the lesson
        #[arg(long, value_name = "WORDS")]
        quote: Option<String>,
    },
    /// Replace the text of a note
    Edit {
        /// The note: its id or the start of it
        id: String,
        /// Its new text; standard input without one
        text: Option<String>,
    },
    /// Remove a note; what it said stays in the log
    Remove {
        /// The note: its id or the start of it
        id: String,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct Glossary {
    /// A term or a part of one; all of them without
    pub(super) term: Vec<String>,
    /// The pack
    #[arg(long, value_name = "FOLDER")]
    pub(super) pack: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Recap {
    /// A lesson by number, id or title; or `part` and the number of a part
    #[arg(required = true, num_args = 1.., value_name = "LESSON | part N")]
    pub(super) what: Vec<String>,
    /// The pack
    #[arg(long, value_name = "FOLDER")]
    pub(super) pack: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Progress {
    #[command(subcommand)]
    pub(super) action: ProgressAction,
}

#[derive(Debug, Subcommand)]
pub(super) enum ProgressAction {
    /// Show where you stand, as the home screen does, and each lesson that was open
    Show {
        /// The pack
        #[arg(long, value_name = "FOLDER")]
        pack: Option<PathBuf>,
        /// As JSON (docs/dashboard.md)
        #[arg(long)]
        json: bool,
        /// Columns, 1 to 400; the terminal's, or 80, without it
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=400))]
        width: Option<u16>,
    },
    /// Write everything as JSON (progress-schema/export.schema.json)
    Export {
        /// The file; standard output without one
        file: Option<PathBuf>,
    },
    /// Take an export in; what is known already stays as it is
    Import {
        /// The file
        file: PathBuf,
    },
    /// Take another profile's database in; it is only read
    Merge {
        /// The database
        file: PathBuf,
    },
    /// Start anew; the history stays in the log and in a backup
    Reset {
        /// Only this lesson, by number, id or title
        #[arg(long)]
        lesson: Option<String>,
        /// Only this pack (the course in this program for `course`)
        #[arg(long, value_name = "FOLDER")]
        pack: Option<PathBuf>,
        /// Every pack
        #[arg(long, conflicts_with_all = ["lesson", "pack"])]
        all: bool,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Print the JSON Schema of the export
    Schema,
}

#[derive(Debug, clap::Args)]
pub(super) struct Pack {
    #[command(subcommand)]
    pub(super) action: PackAction,
}

#[derive(Debug, Subcommand)]
pub(super) enum PackAction {
    /// Report everything that is wrong with a pack
    Check {
        /// The pack's folder
        path: PathBuf,
        /// Look at how well it teaches too: giveaways, gaps, filler, what `[check]` in pack.toml asks for
        #[arg(long)]
        strict: bool,
        /// One line for each problem
        #[arg(long, conflicts_with = "json")]
        short: bool,
        /// As a JSON array
        #[arg(long)]
        json: bool,
        /// Warnings fail too
        #[arg(long)]
        deny_warnings: bool,
        /// Do not run the labs
        #[arg(long)]
        no_labs: bool,
    },
    /// Explain a code such as HB0303
    Explain {
        /// The code
        code: String,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct Doctor {
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Set a damaged progress file aside and save what can be saved
    #[arg(long)]
    pub(super) repair: bool,
    /// Save N answers as the screen does and print `ACK <id>` after each
    #[arg(long, value_name = "N", hide = true)]
    pub(super) save_answers: Option<usize>,
    /// Print the ids of the saved answers as a JSON list; exit code 3 when there is damage
    #[arg(long, hide = true)]
    pub(super) saved_answers: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}
