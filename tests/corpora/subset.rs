//! How much of layer 228 is kept of a call, and how much less where updates stay bytes.

use std::error::Error;
use std::path::Path;

use typewright::Builder;
use typewright_tools::session;

/// The constructors that each selection keeps. Those of `Bool`, which sending a message needs as well, are part of the
/// language and not counted.
pub(crate) fn check(dir: &Path) -> Result<String, Box<dyn Error>> {
    let whole = Builder::new().schema(dir.join("tl/tdlib_telegram_api.tl"));
    let selections = [
        ("phone.requestCall", whole.clone().only(["phone.requestCall"]), 47),
        ("messages.sendMessage", whole.clone().only(["messages.sendMessage"]), 819),
        ("messages.sendMessage with opaque Updates", whole.only(["messages.sendMessage"]).opaque(["Updates"]), 193),
    ];
    let mut said = Vec::new();
    for (name, builder, expected) in selections {
        let kept =
            session::check(builder.reader(), None).map_err(|error| error.frames(false))?.value.summary.constructors;
        if kept != expected {
            return Err(format!("{name} keeps {kept} constructors in place of {expected}").into());
        }
        said.push(format!("{name} keeps {kept} constructors"));
    }
    Ok(said.join(", "))
}
