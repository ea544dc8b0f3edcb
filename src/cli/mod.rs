//! The command line: one file per subcommand; words and exit codes are added here.
