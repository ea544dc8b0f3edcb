//! The tests of hornbook as a whole, one binary; each file is one promise.

mod architecture;
