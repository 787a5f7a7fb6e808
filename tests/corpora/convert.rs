//! Published schemas in their other forms: the way there and back changes nothing.

use std::error::Error;
use std::path::{Path, PathBuf};

use typewright_language::Reader;
use typewright_language::forms::Form;
use typewright_language::forms::tlo::Version;
use typewright_tools::session;

/// Every schema through every edition of `.tlo`, and the published JSON against its TL.
pub(crate) fn check(dir: &Path, schemas: &[PathBuf]) -> Result<String, Box<dyn Error>> {
    for path in schemas {
        for version in [Version::V2, Version::V3, Version::V4] {
            let compiled = convert(Reader::new().schema(path), Form::Tlo(version))?;
            let tl = convert(Reader::new().schema_bytes("compiled", compiled.clone()), Form::Tl)?;
            let again = convert(Reader::new().schema_bytes("again", tl), Form::Tlo(version))?;
            if compiled != again {
                return Err(format!("{}: {version:?} changes on its way through TL", path.display()).into());
            }
        }
    }
    let published = std::fs::read(dir.join("json/telegram_223.json"))?;
    let made = convert(Reader::new().schema(dir.join("tl/telegram_223.tl")), Form::Json)?;
    if made.trim_ascii_end() != published.trim_ascii_end() {
        return Err("the JSON of telegram_223.tl is not what is published".into());
    }
    let tl = convert(Reader::new().schema_bytes("published", published), Form::Tl)?;
    if convert(Reader::new().schema_bytes("again", tl), Form::Json)? != made {
        return Err("the published JSON changes on its way through TL".into());
    }
    Ok(format!("{} schemas through .tlo, the published JSON byte for byte", schemas.len()))
}

fn convert(reader: Reader, form: Form) -> Result<Vec<u8>, String> {
    session::convert(reader, form).map(|report| report.value.bytes).map_err(|error| error.frames(false))
}
