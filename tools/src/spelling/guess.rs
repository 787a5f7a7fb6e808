//! Text of unknown form to bytes: a spelling, else Base64.

use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, Engine as _, GeneralPurpose, GeneralPurposeConfig};

use super::spelled;

/// The bytes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The form of the text.
    pub form: Form,
}

/// The form of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A spelling of bytes.
    Spelled,
    /// A spelling of bytes that make no whole words of TL, where the same text makes some in Base64.
    SpelledOrBase64,
    /// Base64 of whole words.
    Base64,
}

/// The bytes that a text spells; none for a text in no known form. Base64 is guessed only where it makes whole words, as
/// values of TL do.
///
/// # Errors
/// The broken rule of a spelling, and the way to keep it.
pub fn guess(text: &str) -> Result<Option<Guess>, String> {
    let words = || from_base64(text).filter(|bytes| !bytes.is_empty() && bytes.len().is_multiple_of(4));
    let Some(bytes) = spelled(text)? else { return Ok(words().map(|bytes| Guess { bytes, form: Form::Base64 })) };
    let is_either = !bytes.len().is_multiple_of(4) && words().is_some();
    Ok(Some(Guess { bytes, form: if is_either { Form::SpelledOrBase64 } else { Form::Spelled } }))
}

/// The bytes of Base64 in either alphabet, which may have white space anywhere.
#[must_use]
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    let text: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let decode = |alphabet: &Alphabet| {
        let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
        GeneralPurpose::new(alphabet, config).decode(&text).ok()
    };
    decode(&STANDARD).or_else(|| decode(&URL_SAFE))
}

#[cfg(test)]
mod tests {
    use super::{Form, guess};

    #[test]
    fn base64_is_guessed_for_whole_words_alone() {
        let form = |text| guess(text).unwrap().map(|guess| guess.form);
        assert_eq!(form("tXVymQ=="), Some(Form::Base64));
        assert_eq!(form("tXVymQ"), Some(Form::Base64));
        assert_eq!(form("tXVy"), None);
        assert_eq!(form("b5757299"), Some(Form::Spelled));
        // Three bytes of digits, and four of Base64.
        assert_eq!(form("abcdeA"), Some(Form::SpelledOrBase64));
        assert_eq!(form(""), None);
    }
}
