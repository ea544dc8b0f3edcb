//! What a child may no longer do once it has begun: open files, reach a network, start programs, use memory without end.
//!
//! The limits of the engine are the first wall; these are the second. Where the kernel has no Landlock or seccomp, resource limits and the
//! parent's clock remain; `hornbook doctor` says which walls stand, and what a child that tried was refused.

mod attempt;
mod calls;

use rustix::process::{Resource, Rlimit, setrlimit};
use serde::{Deserialize, Serialize};

/// Address space in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;
/// Descriptors: in, out and errors.
const DESCRIPTORS: u64 = 3;

/// Which walls stand around a child, and what they keep it from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Walls {
    /// Landlock refuses files and sockets.
    pub landlock: bool,
    /// seccomp refuses all but a few system calls.
    pub seccomp: bool,
    /// The system took every resource limit.
    pub limits: bool,
    /// A child that tried could not open a file.
    pub no_files: bool,
    /// A child that tried could not open a socket.
    pub no_network: bool,
    /// A child that tried could not start a program.
    pub no_programs: bool,
    /// A child that looked found no environment.
    pub no_environment: bool,
}

impl Walls {
    /// Whether nothing that was tried got through.
    pub fn hold(&self) -> bool {
        self.no_files && self.no_network && self.no_programs && self.no_environment
    }
}

/// Raises the walls around this process; there is no way back. What the child is kept from is for [`tried`] to say.
pub(super) fn enter(seconds: u64) -> Walls {
    // A limit that the system refuses leaves the other walls and the parent's clock.
    let limit = |resource, most: u64| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).is_ok();
    let most = [
        limit(Resource::As, MEMORY),
        limit(Resource::Cpu, seconds),
        limit(Resource::Fsize, 0),
        limit(Resource::Core, 0),
        limit(Resource::Nproc, 0),
    ];
    let landlock = landlock();
    // Landlock itself needs a descriptor for a moment; seccomp no longer lets limits be set.
    let descriptors = limit(Resource::Nofile, DESCRIPTORS);
    let seccomp = calls::refuse();
    Walls { landlock, seccomp, limits: descriptors && most.iter().all(|set| *set), ..Walls::default() }
}

/// Tries what must not work, within the walls.
pub(super) fn tried(walls: Walls) -> Walls {
    Walls {
        no_files: attempt::files_are_refused(),
        no_network: attempt::sockets_are_refused(),
        no_programs: attempt::programs_are_refused(),
        no_environment: attempt::environment_is_empty(),
        ..walls
    }
}

#[cfg(target_os = "linux")]
fn landlock() -> bool {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetStatus};
    // No rule is added, so nothing that the kernel knows is allowed.
    let ruled = Ruleset::default()
        .handle_access(AccessFs::from_all(ABI::V5))
        .and_then(|ruleset| ruleset.handle_access(AccessNet::from_all(ABI::V5)))
        .and_then(|ruleset| ruleset.create())
        .and_then(|ruleset| ruleset.restrict_self());
    ruled.is_ok_and(|status| status.ruleset != RulesetStatus::NotEnforced)
}

#[cfg(not(target_os = "linux"))]
fn landlock() -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    /// Landlock and seccomp are a thread's own, so a thread of the tests may go within them; resource limits are the whole process's.
    fn within(raise: fn() -> bool) -> (bool, [bool; 3]) {
        let inside = std::thread::spawn(move || {
            let stands = raise();
            let refused =
                [attempt::files_are_refused(), attempt::sockets_are_refused(), attempt::programs_are_refused()];
            (stands, refused)
        });
        inside.join().unwrap()
    }

    #[test]
    fn seccomp_alone_keeps_files_sockets_and_programs_away() {
        let (stands, refused) = within(calls::refuse);
        assert!(stands && refused == [true; 3], "{stands} {refused:?}");
    }

    #[test]
    fn landlock_alone_keeps_files_away() {
        let (stands, [files, ..]) = within(landlock);
        // A kernel without Landlock has seccomp, which the other test holds to account.
        assert_eq!(stands, files);
    }

    #[test]
    fn outside_of_the_walls_everything_is_open() {
        let (_, refused) = within(|| true);
        assert_eq!(refused, [false; 3], "the attempts prove nothing");
    }

    #[test]
    fn an_open_descriptor_is_no_way_out() {
        use std::io::{Read, Write};
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"secret").unwrap();
        let mut open = std::fs::File::open("/proc/self/status").unwrap();
        let inside = std::thread::spawn(move || {
            let stands = calls::refuse();
            let mut text = String::new();
            (stands, open.read_to_string(&mut text).is_err(), text, file.write_all(b"more").is_err())
        });
        assert_eq!(inside.join().unwrap(), (true, true, String::new(), true));
    }
}
