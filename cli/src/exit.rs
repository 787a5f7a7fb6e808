//! The outcome of a command: its output and its exit code.

use std::io;
use std::process::ExitCode;

pub(crate) use typewright_language::source::count;
use typewright_language::source::visible;

use crate::{frames, terminal};

/// The outcome of a command. Texts carry color; the streams drop it where it is not wanted.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Text for standard output.
    pub(crate) out: String,
    /// Data for standard output, unchanged.
    pub(crate) bytes: Vec<u8>,
    /// Text for standard error.
    pub(crate) err: String,
    /// The last text for standard error, so that nobody has to scroll back to it.
    pub(crate) closing: String,
    /// `true` if the input has errors or stale files: exit code 1.
    pub(crate) failed: bool,
    /// `true` if the command line, the configuration or a file is wrong: exit code 2.
    pub(crate) misused: bool,
}

impl Outcome {
    /// A wrong command line, configuration or file.
    pub(crate) fn misuse(message: impl AsRef<str>) -> Self {
        Self { err: format!("error: {}\n", visible(message.as_ref())), misused: true, ..Self::default() }
    }

    /// Data for a program or a file.
    pub(crate) fn data(text: String) -> Self {
        Self { bytes: text.into_bytes(), ..Self::default() }
    }

    /// Two outcomes as one.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            out: self.out + &other.out,
            bytes: [self.bytes, other.bytes].concat(),
            err: self.err + &other.err,
            closing: self.closing + &other.closing,
            failed: self.failed || other.failed,
            misused: self.misused || other.misused,
        }
    }

    /// Prints, and returns the exit code. A closed pipe (`| head`) is no error; a full disk is one.
    pub(crate) fn report(self) -> ExitCode {
        let _ = terminal::show(anstream::stderr(), &self.err);
        let lost = self.print().err().filter(|error| error.kind() != io::ErrorKind::BrokenPipe);
        if let Some(error) = &lost {
            let said = format!("error: can't write to standard output: {error}\n");
            let _ = terminal::show(anstream::stderr(), &said);
        }
        let _ = terminal::show(anstream::stderr(), &self.closing);
        match (self.misused || lost.is_some(), self.failed) {
            (true, _) => ExitCode::from(2),
            (false, true) => ExitCode::FAILURE,
            (false, false) => ExitCode::SUCCESS,
        }
    }

    fn print(&self) -> io::Result<()> {
        terminal::show(anstream::stdout(), &self.out)?;
        terminal::send(&self.bytes)
    }
}

impl From<typewright_language::Error> for Outcome {
    fn from(error: typewright_language::Error) -> Self {
        let misused = error.is_misuse();
        let mut err = frames::of_error(&error);
        if !misused {
            err.push_str(&format!("\n{}\n", count(error.count(), "error")));
        }
        Self { err, failed: true, misused, ..Self::default() }
    }
}

/// Help, a version, or an error of the command line.
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
