//! The output of a command.

use typewright_language::Error;
use typewright_language::source::count;

/// The longest text that is read, in bytes.
pub(crate) const MAX_TEXT: usize = 4 << 20;

/// The longest text that is shown, in bytes and in lines: pages take their time to show more.
const MAX_SHOWN: usize = 1 << 20;
const MAX_LINES: usize = 10_000;

/// The output of a command. Frames have the colors of a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// Text for standard output.
    pub out: String,
    /// Text for standard error.
    pub err: String,
}

impl Printed {
    /// An error without a place.
    pub(crate) fn error(message: &str) -> Self {
        Self { err: format!("error: {message}\n"), ..Self::default() }
    }

    /// The same, as long as a page can show.
    pub(crate) fn cut(self) -> Self {
        Self { out: cut(self.out), err: cut(self.err) }
    }
}

/// The errors of a failed run.
impl From<Error> for Printed {
    fn from(error: Error) -> Self {
        let errors = count(error.count(), "error");
        Self { err: format!("{}\n{errors}\n", error.frames(true)), ..Self::default() }
    }
}

/// Refuses a text that is too long for a page.
pub(crate) fn check_length(what: &str, text: &str) -> Result<(), Printed> {
    if text.len() <= MAX_TEXT {
        return Ok(());
    }
    let limit = MAX_TEXT >> 20;
    Err(Printed::error(&format!("{what} is longer than {limit} MiB: give the file to the command `typewright`")))
}

/// The lines that fit, and a line that counts the others.
fn cut(mut text: String) -> String {
    let mut end = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index == MAX_LINES || end + line.len() > MAX_SHOWN {
            let left = text.get(end..).unwrap_or_default().lines().count();
            text.truncate(end);
            text.push_str(&format!("... and {}: the command `typewright` prints all\n", count(left, "more line")));
            break;
        }
        end += line.len();
    }
    text
}
