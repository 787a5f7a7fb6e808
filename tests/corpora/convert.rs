//! Published schemas in their other forms: there and back, nothing has changed.

use std::error::Error;
use std::path::{Path, PathBuf};

use typewright::Builder;
use typewright::convert::Form;
use typewright::convert::tlo::Version;

/// Every schema through every edition of `.tlo`, and the published JSON against its TL.
pub(crate) fn check(dir: &Path, schemas: &[PathBuf]) -> Result<String, Box<dyn Error>> {
    for path in schemas {
        for version in [Version::V2, Version::V3, Version::V4] {
            let compiled = convert(Builder::new().schema(path), Form::Tlo(version))?;
            let tl = convert(Builder::new().schema_bytes("compiled", compiled.clone()), Form::Tl)?;
            let again = convert(Builder::new().schema_bytes("again", tl), Form::Tlo(version))?;
            if compiled != again {
                return Err(format!("{}: {version:?} changes on its way through TL", path.display()).into());
            }
        }
    }
    let published = std::fs::read(dir.join("json/telegram_223.json"))?;
    let made = convert(Builder::new().schema(dir.join("tl/telegram_223.tl")), Form::Json)?;
    if made.trim_ascii_end() != published.trim_ascii_end() {
        return Err("the JSON of telegram_223.tl is not what is published".into());
    }
    let tl = convert(Builder::new().schema_bytes("published", published), Form::Tl)?;
    if convert(Builder::new().schema_bytes("again", tl), Form::Json)? != made {
        return Err("the published JSON changes on its way through TL".into());
    }
    Ok(format!("{} schemas through .tlo, the published JSON byte for byte", schemas.len()))
}

fn convert(builder: Builder, form: Form) -> Result<Vec<u8>, String> {
    builder.convert(form).map(|report| report.value.bytes).map_err(|error| error.frames(false))
}
