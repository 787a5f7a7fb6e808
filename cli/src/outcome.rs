//! How a command ends: what it says, and its exit code.

use std::io::Write;
use std::process::ExitCode;

/// How a command ends. Texts carry colour; the streams drop it where it is not wanted.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// For standard output.
    pub(crate) out: String,
    /// For standard output as well, as they are.
    pub(crate) bytes: Vec<u8>,
    /// For standard error.
    pub(crate) err: String,
    /// Whether there is something to mend: exit code 1.
    pub(crate) failed: bool,
    /// Whether it was asked wrongly: exit code 2.
    pub(crate) misused: bool,
}

impl Outcome {
    /// It can't be done as asked.
    pub(crate) fn misuse(message: impl AsRef<str>) -> Self {
        Self { err: error_lines(message.as_ref()), misused: true, ..Self::default() }
    }

    /// Both of two that can't be done.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            out: self.out + &other.out,
            bytes: [self.bytes, other.bytes].concat(),
            err: self.err + &other.err,
            failed: self.failed || other.failed,
            misused: self.misused || other.misused,
        }
    }

    /// Prints, and says how the process exits. A reader that went away (`| head`) is nobody's error.
    pub(crate) fn report(self) -> ExitCode {
        let _ = anstream::stderr().write_all(self.err.as_bytes());
        let _ = anstream::stdout().write_all(self.out.as_bytes());
        let _ = std::io::stdout().write_all(&self.bytes).and_then(|()| std::io::stdout().flush());
        match (self.misused, self.failed) {
            (true, _) => ExitCode::from(2),
            (false, true) => ExitCode::FAILURE,
            (false, false) => ExitCode::SUCCESS,
        }
    }
}

impl From<typewright::Error> for Outcome {
    fn from(error: typewright::Error) -> Self {
        let misused = error.is_misuse();
        let mut err = error.frames(true);
        if !misused {
            err.push_str(&format!("\n{}\n", count(error.count(), "error")));
        }
        Self { err, failed: true, misused, ..Self::default() }
    }
}

/// `1 error`, `2 errors`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn error_lines(message: &str) -> String {
    message.lines().map(|line| format!("error: {line}\n")).collect()
}
