//! The command line that renews the files of a run of `generate`.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use crate::shell_words::quoted;

/// Options of `generate` that change none of its files. All others belong to the renewal.
const WITHOUT_EFFECT: [&str; 7] = ["accept_loss", "allow", "check", "config", "deny", "explain_size", "warn"];

/// The command that makes the same files again: the schemas and options of `given` as they were written, quoted for a shell, in
/// the order of `definition`.
pub(super) fn renewal(definition: &Command, given: &ArgMatches) -> String {
    let effective = definition.get_arguments().filter(|arg| !WITHOUT_EFFECT.contains(&arg.get_id().as_str()));
    let is_given = |arg: &&Arg| given.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine);
    let words = effective.filter(is_given).flat_map(|arg| words(arg, given));
    words.fold("typewright generate".to_owned(), |command, word| command + " " + &quoted(&word))
}

/// The words of an argument that was given. A value that looks like an option is tied to its name, or to a folder.
fn words(arg: &Arg, given: &ArgMatches) -> Vec<String> {
    let values = given.get_raw(arg.get_id().as_str()).into_iter().flatten().map(|value| value.to_string_lossy());
    let looks_like_option = |value: &str| value.len() > 1 && value.starts_with('-');
    match arg.get_long() {
        None => {
            values.map(|value| if looks_like_option(&value) { format!("./{value}") } else { value.into() }).collect()
        }
        Some(long) if !arg.get_action().takes_values() => vec![format!("--{long}")],
        Some(long) => {
            let tied = |value: &str| vec![format!("--{long}={value}")];
            let apart = |value: &str| vec![format!("--{long}"), value.to_owned()];
            values.flat_map(|value| if looks_like_option(&value) { tied(&value) } else { apart(&value) }).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Args;

    use super::super::GenerateArgs;
    use super::*;

    fn definition() -> Command {
        GenerateArgs::augment_args(Command::new("generate"))
    }

    fn renew(words: &[&str]) -> String {
        let given = definition().get_matches_from(["generate"].iter().chain(words));
        renewal(&definition(), &given)
    }

    #[test]
    fn options_that_change_the_files_are_kept_as_they_were_given() {
        let words = ["--opaque", "Updates", "my schema/api.tl", "--only", "auth.*", "-o", "src/api", "--only=ping"];
        let expected = "--out src/api --only 'auth.*' --only ping --opaque Updates";
        assert_eq!(renew(&words), format!("typewright generate 'my schema/api.tl' {expected}"));

        let words = ["a.tl", "b.tl", "--out=-", "--no-format", "--derives", "Clone,Debug", "--rename", "a=It's"];
        let expected = r"--out - --derives Clone --derives Debug --rename 'a=It'\''s' --no-format";
        assert_eq!(renew(&words), format!("typewright generate a.tl b.tl {expected}"));
    }

    #[test]
    fn options_that_change_no_file_are_left_out() {
        let words = ["api.tl", "--out", "api.rs", "--check", "--deny", "warnings", "--allow=TL003", "--warn", "TL012"];
        assert_eq!(renew(&words), "typewright generate api.tl --out api.rs");
        assert_eq!(renew(&["api.tl", "--out", "api.rs", "--config", "typewright.toml"]), renew(&words));
    }

    #[test]
    fn values_that_look_like_options_stay_values() {
        assert_eq!(renew(&["--out=-a.rs", "--", "-b.tl"]), "typewright generate ./-b.tl --out=-a.rs");
    }

    /// The order in which options are written does not show, and a renewal renews itself.
    #[test]
    fn a_renewal_is_its_own_renewal() {
        let first = renew(&["api.tl", "--json", "tdlib", "--out", "a.rs"]);
        assert_eq!(renew(&["--out", "a.rs", "--json=tdlib", "api.tl"]), first);
        let words: Vec<_> = first.split(' ').skip(2).collect();
        assert_eq!(renew(&words), first);
    }

    #[test]
    fn names_of_options_without_effect_exist() {
        for name in WITHOUT_EFFECT {
            assert!(definition().get_arguments().any(|arg| arg.get_id() == name), "{name}");
        }
    }
}
