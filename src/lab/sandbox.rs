//! What a child may no longer do once it has begun: open files, reach a network, start programs, use memory without end.
//!
//! The limits of the engine are the first wall; these are the second. Where the kernel has no Landlock or seccomp, resource limits and the
//! parent's clock remain; `hornbook doctor` says which walls stand.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Address space in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;
/// Processor seconds.
const SECONDS: u64 = 10;

/// Which walls stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Walls {
    /// Files and sockets are refused by Landlock.
    pub landlock: bool,
    /// All but a few system calls are refused by seccomp.
    pub seccomp: bool,
}

/// Raises the walls around this process; there is no way back.
pub(super) fn enter() -> Walls {
    let limit = |resource, most: u64| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    // A limit that the system refuses leaves the other walls and the parent's clock.
    let _ = limit(Resource::As, MEMORY);
    let _ = limit(Resource::Cpu, SECONDS);
    let _ = limit(Resource::Fsize, 0);
    let _ = limit(Resource::Core, 0);
    let _ = limit(Resource::Nproc, 0);
    Walls { landlock: landlock(), seccomp: seccomp() }
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

/// Allows what an engine with memory, a clock and two pipes needs.
#[cfg(target_os = "linux")]
fn seccomp() -> bool {
    use rustix::io::Errno;
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};
    let Ok(arch) = TargetArch::try_from(std::env::consts::ARCH) else { return false };
    let rules = ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
    let refuse = SeccompAction::Errno(Errno::PERM.raw_os_error().unsigned_abs());
    let Ok(filter) = SeccompFilter::new(rules, refuse, SeccompAction::Allow, arch) else { return false };
    let Ok(program) = BpfProgram::try_from(filter) else { return false };
    seccompiler::apply_filter(&program).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn seccomp() -> bool {
    false
}

/// System calls that remain.
#[cfg(target_os = "linux")]
const ALLOWED: &[i64] = &[
    libc::SYS_read,
    libc::SYS_write,
    libc::SYS_readv,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_fstat,
    libc::SYS_lseek,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_futex,
    libc::SYS_clock_gettime,
    libc::SYS_gettimeofday,
    libc::SYS_getrandom,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_tgkill,
];
