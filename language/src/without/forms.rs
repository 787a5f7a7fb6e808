//! The floor `forms` without the feature of that name: TL is the only form, and the error names the feature.

use std::path::Path;

use crate::source::decode;
pub use crate::syntax::parse;

/// The text of a schema: TL as it is. The second value is a fault of a `.tlo`: there is none.
///
/// # Errors
/// The bytes are not UTF-8, or the name is that of another form.
pub fn text(name: &str, bytes: Vec<u8>) -> Result<(String, Option<String>), String> {
    if Path::new(name).extension().is_some_and(|extension| extension == "json" || extension == "tlo") {
        return Err("JSON and `.tlo` need the feature `forms` of typewright".to_owned());
    }
    decode(&bytes).map(|text| (text.to_owned(), None)).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use crate::Reader;

    #[test]
    fn other_forms_name_their_feature() {
        for name in ["schema.json", "schema.tlo"] {
            let error = Reader::new().schema_bytes(name, "{}").read().map_err(|error| error.to_string());
            let expected = format!("error: can't read {name}: JSON and `.tlo` need the feature `forms` of typewright");
            assert_eq!(error.err(), Some(expected));
        }
    }
}
