//! Shared by the tests: folders with files, the program with a clean environment, the app driven by keys.

mod driver;
mod folder;
pub mod labs;
mod program;
mod schema;

pub use driver::Driver;
pub use folder::Folder;
pub use program::Program;
pub use schema::take_back;
