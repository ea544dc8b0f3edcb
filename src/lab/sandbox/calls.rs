//! Which system calls remain.

/// Refuses all system calls but those that an engine with memory, a clock and two pipes needs. Returns whether the kernel agreed.
#[cfg(not(target_os = "linux"))]
pub(super) fn refuse() -> bool {
    false
}

/// Refuses all system calls but those that an engine with memory, a clock and two pipes needs. Returns whether the kernel agreed.
#[cfg(target_os = "linux")]
pub(super) fn refuse() -> bool {
    linux::filter().is_some_and(|program| seccompiler::apply_filter(&program).is_ok())
}

#[cfg(target_os = "linux")]
mod linux {
    use rustix::io::Errno;
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
        TargetArch,
    };

    /// Low 32 bits of the descriptor of memory that is no file's: -1.
    const NO_FILE: u64 = 0xFFFF_FFFF;

    pub(super) fn filter() -> Option<BpfProgram> {
        let arch = TargetArch::try_from(std::env::consts::ARCH).ok()?;
        let refuse = SeccompAction::Errno(Errno::PERM.raw_os_error().unsigned_abs());
        let mut rules: Vec<(i64, Vec<SeccompRule>)> = ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
        // Descriptors that came along by mistake are of no use: only in, out and errors are read and written.
        for call in [libc::SYS_read, libc::SYS_readv] {
            rules.push((call, vec![rule(&[equal(0, 0)?])?]));
        }
        for call in [libc::SYS_write, libc::SYS_writev] {
            rules.push((call, vec![rule(&[equal(0, 1)?])?, rule(&[equal(0, 2)?])?]));
        }
        // No file becomes memory, and no memory becomes code.
        let data = without(2, libc::PROT_EXEC.unsigned_abs().into())?;
        rules.push((libc::SYS_mmap, vec![rule(&[data.clone(), equal(4, NO_FILE)?])?]));
        rules.push((libc::SYS_mprotect, vec![rule(&[data])?]));
        // A panic ends the child itself, and nobody else.
        let own = u64::from(std::process::id());
        rules.push((libc::SYS_tgkill, vec![rule(&[equal(0, own)?])?]));
        let filter = SeccompFilter::new(rules.into_iter().collect(), refuse, SeccompAction::Allow, arch).ok()?;
        BpfProgram::try_from(filter).ok()
    }

    fn rule(conditions: &[SeccompCondition]) -> Option<SeccompRule> {
        SeccompRule::new(conditions.to_vec()).ok()
    }

    fn equal(argument: u8, value: u64) -> Option<SeccompCondition> {
        SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value).ok()
    }

    fn without(argument: u8, bits: u64) -> Option<SeccompCondition> {
        SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(bits), 0).ok()
    }

    /// System calls that remain whatever their arguments.
    const ALLOWED: &[i64] = &[
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_lseek,
        libc::SYS_munmap,
        libc::SYS_mremap,
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
    ];
}
