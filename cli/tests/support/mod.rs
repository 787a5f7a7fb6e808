//! Folders and commands that several suites need.

#![allow(dead_code, reason = "no suite needs all of it")]

pub(crate) mod pages;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use tempfile::TempDir;

/// `typewright` without the variables about terminals.
pub(crate) fn typewright() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_typewright"));
    command.env_remove("COLUMNS").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// A file that is made: it holds this text. `INSTA_UPDATE=always` makes it so.
pub(crate) fn assert_fresh(path: &str, text: &str) {
    let file = root().join(path);
    if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        return;
    }
    let old = fs::read_to_string(file).unwrap_or_default();
    assert!(old == text, "{path} is stale: run this test with INSTA_UPDATE=always\n{text}");
}

/// A folder with files, whose names may have folders of their own.
pub(crate) fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

/// Runs `typewright` in a folder: its exit code, standard output and standard error. `[dir]` stands for the folder.
pub(crate) fn run_in(dir: &Path, args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = typewright().args(args).current_dir(dir).output().unwrap();
    let [out, err] = [stdout, stderr].map(|stream| {
        let here = dir.canonicalize().unwrap();
        String::from_utf8(stream).unwrap().replace(here.to_str().unwrap(), "[dir]")
    });
    (status.code().unwrap(), out, err)
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
