//! How a command ends: what it says, and its exit code.

use std::io::{self, Write};
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
        Self { err: format!("error: {}\n", message.as_ref()), misused: true, ..Self::default() }
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

    /// Prints, and says how the process exits. A reader that went away (`| head`) is nobody's error; a full disk is one.
    pub(crate) fn report(self) -> ExitCode {
        let _ = anstream::stderr().write_all(self.err.as_bytes());
        let lost = self.print().err().filter(|error| error.kind() != io::ErrorKind::BrokenPipe);
        if let Some(error) = &lost {
            let _ = writeln!(anstream::stderr(), "error: can't write to standard output: {error}");
        }
        match (self.misused || lost.is_some(), self.failed) {
            (true, _) => ExitCode::from(2),
            (false, true) => ExitCode::FAILURE,
            (false, false) => ExitCode::SUCCESS,
        }
    }

    fn print(&self) -> io::Result<()> {
        anstream::stdout().write_all(self.out.as_bytes())?;
        let mut stdout = io::stdout();
        stdout.write_all(&self.bytes)?;
        stdout.flush()
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

/// Help, a version, or what is wrong with a command line.
impl From<clap::Error> for Outcome {
    fn from(answer: clap::Error) -> Self {
        let text = answer.render().ansi().to_string();
        if answer.use_stderr() {
            Self { err: text, misused: true, ..Self::default() }
        } else {
            Self { out: text, ..Self::default() }
        }
    }
}

/// `1 error`, `2 errors`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
