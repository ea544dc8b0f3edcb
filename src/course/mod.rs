//! What is taught, as plain data: packs, outlines, lessons, blocks, quizzes, labs.
//!
//! Nothing here reads a file or knows a parser. [`Lesson`] is the one tree that reading, searching, checking and exporting share.

mod block;
mod config_format;
mod glossary;
mod id;
mod inline;
mod lab;
mod lesson;
mod outline;
mod pack;
mod quiz;

pub use block::{Align, Block, BlockKind, Callout, Code, Definition, Item, QuizRef, Rich};
pub use config_format::ConfigFormat;
pub use glossary::{Glossary, Term};
pub use id::{LessonId, PackId, QuestionId};
pub use inline::{Inline, Target, plain_text};
pub use lab::{Access, CheckCard, KnownWrong, Lab, LabFile, LabHint, LabKind};
pub use lesson::{Card, Lesson, LessonKind, LessonMeta, Minutes, Objective, QuizFile, Section, SourceRef};
pub use outline::{Chapter, Entry, Matter, Outline};
pub use pack::{Ecosystem, PackInfo};
pub use quiz::{
    Blank, ChoiceOption, ItemOption, Level, OptionOrder, Pool, Question, QuestionKind, Quiz, ResponseFormat, Tolerance,
    WrongAnswer,
};
