//! Commands that several suites run.

#![allow(dead_code, reason = "no suite needs all of it")]

use std::path::Path;
use std::process::Command;

/// `typewright` without what the environment says about terminals.
pub(crate) fn typewright() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_typewright"));
    command.env_remove("COLUMNS").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// Runs git in a folder, whatever its user has configured, and returns what it prints.
pub(crate) fn git(dir: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=Nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"]);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").args(args).current_dir(dir);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8(output.stderr).unwrap());
    String::from_utf8(output.stdout).unwrap()
}
