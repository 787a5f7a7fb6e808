//! The recipes of `examples/ci`: each command runs as its pipeline would run it, on a correct project and on wrong
//! ones.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use support::git;
use tempfile::TempDir;
use yaml_rust2::{Yaml, YamlLoader};

const TYPES: &str = "user#d23c81a3 id:int first_name:string last_name:string = User;\n";
const FUNCTIONS: &str = "---functions---\n\ngetUser#b0f732d5 id:int = User;\n";
const CONFIG: &str = "[[bindings]]\nschemas = [\"schema/api.tl\"]\nout = \"src/api\"\n";

fn recipe(name: &str) -> Yaml {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("examples/ci").join(name);
    let mut documents = YamlLoader::load_from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(documents.len(), 1, "{name}");
    documents.remove(0)
}

fn texts(list: &Yaml) -> Vec<&str> {
    list.as_vec().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
}

/// The commands of the workflow, step by step.
fn of_github() -> Vec<String> {
    let workflow = recipe("github.yml");
    let steps = workflow["jobs"]["review"]["steps"].as_vec().unwrap();
    assert!(steps.iter().all(|step| step["run"].is_badvalue() != step["uses"].is_badvalue()));
    steps.iter().filter_map(|step| step["run"].as_str()).map(str::to_owned).collect()
}

/// The commands of the jobs, and those before them.
fn of_gitlab() -> Vec<String> {
    let pipeline = recipe("gitlab.yml");
    let scripts = [
        &pipeline[".typewright"]["before_script"],
        &pipeline["schema"]["script"],
        &pipeline["schema-changes"]["script"],
    ];
    for job in ["schema", "schema-changes"] {
        assert_eq!(pipeline[job]["extends"].as_str(), Some(".typewright"));
    }
    scripts.into_iter().flat_map(texts).map(str::to_owned).collect()
}

/// The commands of the hooks, with the names of the committed files where hooks get them.
fn of_pre_commit() -> Vec<String> {
    let config = recipe("pre-commit-config.yaml");
    let hooks = config["repos"][0]["hooks"].as_vec().unwrap();
    let command = |hook: &Yaml| {
        let installed = format!("cli:typewright-cli:{}", env!("CARGO_PKG_VERSION"));
        assert_eq!(texts(&hook["additional_dependencies"]), [installed.as_str()]);
        let entry = hook["entry"].as_str().unwrap();
        if hook["pass_filenames"].as_bool() == Some(false) {
            entry.to_owned()
        } else {
            format!("{entry} schema/api.tl")
        }
    };
    hooks.iter().map(command).collect()
}

/// A repository whose branch `main` has a schema and its bindings; its working copy has the changes of a pull request.
struct Project {
    dir: TempDir,
    main: String,
}

impl Project {
    /// The project with `edited` in the working copy; its bindings are `fresh` or those of `main`.
    fn new(edited: &str, fresh: bool) -> Self {
        let dir = TempDir::new().unwrap();
        let write = |path: &str, text: &str| fs::write(dir.path().join(path), text).unwrap();
        fs::create_dir_all(dir.path().join("schema")).unwrap();
        write("schema/api.tl", &format!("{TYPES}\n{FUNCTIONS}"));
        write("typewright.toml", CONFIG);
        let generate = || {
            let mut command = support::typewright();
            assert!(command.arg("generate").current_dir(dir.path()).output().unwrap().status.success());
        };
        generate();
        git(dir.path(), &["init", "--quiet"]);
        git(dir.path(), &["add", "."]);
        git(dir.path(), &["commit", "--quiet", "--message", "One"]);
        git(dir.path(), &["update-ref", "refs/remotes/origin/main", "HEAD"]);
        let main = git(dir.path(), &["rev-parse", "HEAD"]).trim().to_owned();
        write("schema/api.tl", edited);
        if fresh {
            generate();
        }
        Self { dir, main }
    }

    /// The commands that fail. A stand-in for `cargo` records its arguments.
    fn failing(&self, commands: &[String]) -> Vec<String> {
        let tools = TempDir::new().unwrap();
        let cargo = tools.path().join("cargo");
        fs::write(&cargo, "#!/bin/sh\necho \"$@\" >> cargo.log\n").unwrap();
        fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
        let typewright = Path::new(env!("CARGO_BIN_EXE_typewright")).parent().unwrap().display();
        let path = format!("{}:{typewright}:{}", tools.path().display(), std::env::var("PATH").unwrap());
        let old = recipe("github.yml")["jobs"]["review"]["env"]["OLD"].as_str().unwrap().to_owned();
        let fails = |command: &&String| {
            let mut shell = Command::new("sh");
            shell.args(["-e", "-c", command]).current_dir(self.dir.path()).env("PATH", &path);
            shell.env("OLD", old.replace("${{ github.base_ref }}", "main")).env("GITHUB_STEP_SUMMARY", "summary.md");
            shell.env("CI_MERGE_REQUEST_DIFF_BASE_SHA", &self.main);
            !shell.output().unwrap().status.success()
        };
        commands.iter().filter(fails).cloned().collect()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.dir.path().join(path)).unwrap()
    }
}

/// Checks that of a recipe exactly the commands that contain one of `words` fail.
fn assert_failing(project: &Project, commands: &[String], words: &[&str]) {
    let failing = project.failing(commands);
    let expected: Vec<_> =
        commands.iter().filter(|command| words.iter().any(|word| command.contains(word))).cloned().collect();
    assert_eq!(failing, expected);
}

const INSTALL: &str = concat!("install typewright-cli --version ", env!("CARGO_PKG_VERSION"), " --locked");

#[test]
fn pipelines_pass_what_is_right() {
    let project = Project::new(&format!("{TYPES}\nteam#0000000a members:Vector<User> = Team;\n\n{FUNCTIONS}"), true);
    for commands in [of_github(), of_gitlab(), of_pre_commit()] {
        assert!(commands.len() >= 3);
        assert_failing(&project, &commands, &[]);
    }
    assert!(project.read("cargo.log").lines().all(|line| line.starts_with(INSTALL)), "{}", project.read("cargo.log"));
    for changelog in ["summary.md", "schema-changes.md"] {
        assert!(project.read(changelog).contains("team#0000000a"), "{changelog}");
    }
    assert!(project.read("typewright.sarif").contains("\"version\": \"2.1.0\""));
}

#[test]
fn pipelines_fail_on_layout() {
    let project = Project::new(&format!("{TYPES}\n{FUNCTIONS}").replace(" id:int", "   id:int"), true);
    for commands in [of_github(), of_gitlab()] {
        assert_failing(&project, &commands, &["fmt --check"]);
    }
    // A hook mends it, and the commit is made again.
    assert_failing(&project, &of_pre_commit(), &[]);
    assert_eq!(project.read("schema/api.tl"), format!("{TYPES}\n{FUNCTIONS}"));
}

#[test]
fn pipelines_fail_on_warnings() {
    let edited = format!("{TYPES}\nteam#0000000a flags:# open:flags.0?True = Team;\n\n{FUNCTIONS}");
    let project = Project::new(&edited, true);
    for commands in [of_github(), of_gitlab(), of_pre_commit()] {
        assert_failing(&project, &commands, &["--deny warnings"]);
    }
}

#[test]
fn pipelines_fail_on_stale_bindings() {
    let project = Project::new(&format!("{TYPES}\nteam#0000000a members:Vector<User> = Team;\n\n{FUNCTIONS}"), false);
    for commands in [of_github(), of_gitlab(), of_pre_commit()] {
        assert_failing(&project, &commands, &["generate --check"]);
    }
}

#[test]
fn pipelines_fail_on_breaking_changes() {
    let project = Project::new(&format!("{TYPES}\n{FUNCTIONS}").replace("last_name:string", "age:int"), true);
    for commands in [of_github(), of_gitlab()] {
        assert_failing(&project, &commands, &["--fail-on wire"]);
    }
}

/// Text of others, such as the name of a branch, reaches a shell through its environment alone.
#[test]
fn pipelines_paste_nothing_into_commands() {
    for command in of_github() {
        assert!(!command.contains("${{"), "{command}");
    }
}

/// The workflow of releases runs commands of `typewright`, which run here, and others that `.ci/run` or its scripts run
/// as well. Only the publishing ones are never tried.
#[test]
fn releases_run_commands_that_are_tried() {
    let scripts = [".ci/run", "tests/editor/run"].map(|path| fs::read_to_string(support::root().join(path)).unwrap());
    let checks = scripts.concat();
    let workflow = recipe("release.yml");
    let dir = TempDir::new().unwrap();
    let mut publishing = Vec::new();
    for (_, job) in workflow["jobs"].as_hash().unwrap() {
        for command in job["steps"].as_vec().unwrap().iter().filter_map(|step| step["run"].as_str()) {
            if let Some(args) = command.strip_prefix("./target/release/typewright ") {
                let man = dir.path().to_str().unwrap();
                let args: Vec<_> =
                    args.split(' ').map(|arg| if arg == "target/release/man" { man } else { arg }).collect();
                let (code, out, err) = support::run_in(&support::root(), &args);
                assert_eq!(code, 0, "{command}\n{err}{out}");
            } else if let Some(path) = command.strip_prefix("cp ") {
                assert!(support::root().join(path.split(' ').next().unwrap()).exists(), "{command}");
            } else if !checks.contains(command.trim_end_matches(" --locked")) {
                publishing.push(command.split(' ').take(2).collect::<Vec<_>>().join(" "));
            }
        }
    }
    assert_eq!(publishing, ["cargo build", "tar -czf", "gh release", "gh release", "gh release", "cargo publish"]);
}
