//! A whole set of documentation pages beside the schema that it was made for.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use typewright::Builder;
use typewright_tools::reconcile::{Fit, Reconciliation};
use typewright_tools::session;

/// Unpacks the pages of `dir` and holds them against layer 223. Every method agrees, and every constructor that is not
/// listed here with its reason.
pub(crate) fn check(dir: &Path, scratch: &Path) -> Result<String, Box<dyn Error>> {
    fs::create_dir_all(scratch)?;
    let unpacked = Command::new("tar").arg("-xzf").arg(dir.join("pages.tar.gz")).arg("-C").arg(scratch).status()?;
    if !unpacked.success() {
        return Err("the pages cannot be unpacked".into());
    }
    let checked = session::check(documented(dir, scratch).reader(), None).map_err(|error| error.frames(false))?.value;
    let Reconciliation { methods, constructors } = checked.pages.ok_or("there are no pages")?;
    let of_methods = Fit { agreeing: 757, ..Fit::default() };
    // `null` and `photoStrippedSize` were written by hand, and the others are part of the language. Secret chats have
    // a schema of their own.
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let of_constructors = Fit {
        agreeing: 1541,
        contradicting: names(&["null", "photoStrippedSize"]),
        unknown: names(&["boolFalse", "boolTrue", "vector"]),
        of_other_layers: constructors.of_other_layers.clone(),
        ..Fit::default()
    };
    if (&methods, &constructors) != (&of_methods, &of_constructors) || constructors.of_other_layers.len() != 52 {
        return Err(format!("the pages fit otherwise than they did:\n{methods:?}\n{constructors:?}").into());
    }
    Ok("757 methods and 1541 constructors agree; 5 do not, and 52 are of secret chats".to_owned())
}

/// Layer 223 with its pages, which lie unpacked in `pages`, and with its errors.
pub(crate) fn documented(dir: &Path, pages: &Path) -> Builder {
    Builder::new().schema(dir.join("tl/telegram_223.tl")).docs(pages).errors(dir.join("errors/core.json"))
}
