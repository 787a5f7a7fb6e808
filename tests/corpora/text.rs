//! Random bytes that schemas allow: to a value, to JSON, to a value and to bytes again, by the schema alone.

use std::error::Error;
use std::path::PathBuf;

use serde_json::{from_str, to_string};
use typewright_language::Reader;
use typewright_language::schema::CombinatorId;
use typewright_tests::plain::{to_json, to_plain};
use typewright_tools::dynamic::{Decoder, Encoder};
use typewright_tools::sample::Sampler;

/// The number of values of each constructor and function, edge values first.
const VALUES: usize = 4;

/// The last line has their number.
pub(crate) fn check(schemas: &[PathBuf]) -> Result<String, Box<dyn Error>> {
    let mut count = 0;
    for path in schemas {
        let schema = Reader::new().schema(path).read().map_err(|error| error.frames(false))?.value;
        let (decoder, encoder) = (Decoder::new(&schema), Encoder::new(&schema));
        let mut sampler = Sampler::new(&schema, 1).known_objects();
        for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
            // TDLib names the beginnings of calls: bytes do not tell these from the calls.
            if schema.combinators.iter().filter(|other| other.id == combinator.id).count() > 1 {
                continue;
            }
            for bytes in sampler.values(id, VALUES) {
                let value = decoder.decode(&bytes).map_err(|error| format!("{}: {error}", path.display()))?;
                let text = to_string(&to_json(&decoder.plain(&value)))?;
                let written = encoder.encode(&to_plain(&from_str(&text)?));
                let written = written.map_err(|error| format!("{}: {error}\n  {text}", path.display()))?;
                if written != bytes {
                    return Err(format!("{}: other bytes of {text}", path.display()).into());
                }
                count += 1;
            }
        }
    }
    Ok(format!("{count} values come back from JSON as the same bytes"))
}
