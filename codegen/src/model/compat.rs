//! Choices that make bindings look as those of other generators do.

use typewright_language::schema::Field;

/// Another generator, whose layout a module adds to the bindings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compat {
    /// `grammers-tl-types`: `enums`, `types`, `functions`, `LAYER` and `name_for_id`.
    Grammers,
}

impl Compat {
    /// The name that the other generator gives to a field against the rule.
    pub(super) fn field_name(self, field: &Field) -> Option<&'static str> {
        match self {
            Self::Grammers => (field.name.as_deref() == Some("self")).then_some("is_self"),
        }
    }

    /// The name that the other generator gives to a definition, without its namespaces; none if that would be no name.
    ///
    /// grammers begins a word where a capital follows another letter, and all of a run of capitals is that word:
    /// `BotWebhookJsonquery` of `botWebhookJSONQuery`.
    pub(super) fn type_name(self, tl_name: &str) -> Option<String> {
        let Self::Grammers = self;
        let last = tl_name.rsplit('.').next().unwrap_or_default();
        let (mut name, mut begins, mut within) = (String::new(), true, false);
        for letter in last.chars() {
            match letter {
                '_' => begins = true,
                _ if !letter.is_ascii_alphanumeric() => return None,
                _ if begins => name.push(letter.to_ascii_uppercase()),
                _ if within => name.push(letter.to_ascii_lowercase()),
                _ => name.push(letter),
            }
            within = letter != '_' && (begins || letter.is_ascii_uppercase());
            begins = letter == '_';
        }
        name.starts_with(|first: char| first.is_ascii_uppercase()).then_some(name)
    }
}

/// The types that are enums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Enums {
    /// Those with several constructors; a type with one is its struct.
    #[default]
    Several,
    /// All of them: a second constructor then adds a variant, and nothing else changes. Types with parameters stay as they
    /// are, and so do those whose only constructor has no name or, without `empty_structs`, no fields.
    Always,
}

/// The name of a variant where the name of its type, cut off, leaves nothing, digits or `Self`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VariantNames {
    /// All of the constructor's name: `InputUser`, `InputUserSelf`.
    #[default]
    Whole,
    /// The last word of it, and with `Self` the one before: `User`, `UserSelf`. This is the rule of `grammers-tl-types`.
    LastWord,
}
