//! The meaning of the number in an error's name.

/// The meaning of the `%d` in an error's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// A time to wait, in seconds.
    Seconds,
    /// A time to wait, in minutes.
    Minutes,
    /// A point in time, in seconds since 1970.
    UnixTime,
    /// The number of a data centre.
    Datacenter,
    /// A place in a list: of a file's parts, of the media sent.
    Index,
    /// A number of characters.
    Length,
    /// Any other number.
    Number,
}

impl Meaning {
    /// The meaning of the number in `name`; none if there is no `%d` in it.
    ///
    /// Data comes first, the name second: the name of the parameter in a source (`seconds`, `new_dc`), then the words
    /// around `%d` in the description (`%d seconds`, `DC %d`), then the name of the error (`%dMIN`, `_MIGRATE_%d`,
    /// `_WAIT_%d`). Otherwise it is a plain number.
    #[must_use]
    pub fn find(name: &str, description: Option<&str>, parameter: Option<&str>) -> Option<Self> {
        if !name.contains("%d") {
            return None;
        }
        let said = parameter.and_then(by_parameter).or_else(|| description.and_then(by_description));
        Some(said.or_else(|| by_name(name)).unwrap_or(Self::Number))
    }
}

fn by_parameter(parameter: &str) -> Option<Meaning> {
    Some(match parameter {
        "seconds" => Meaning::Seconds,
        "minutes" => Meaning::Minutes,
        "dc" | "new_dc" => Meaning::Datacenter,
        "which" | "index" | "part" => Meaning::Index,
        "length" | "code_length" => Meaning::Length,
        _ => return None,
    })
}

/// By the words before and after the first `%d` that has telling ones.
fn by_description(description: &str) -> Option<Meaning> {
    description.match_indices("%d").find_map(|(at, number)| {
        let (before, after) = (description.get(..at)?, description.get(at + number.len()..)?);
        let mut after = after.split_whitespace().map(|word| word.trim_end_matches(['.', ',', ':', ';']));
        match (before.split_whitespace().next_back(), after.next()) {
            (_, Some("second" | "seconds")) => Some(Meaning::Seconds),
            (_, Some("minute" | "minutes")) => Some(Meaning::Minutes),
            (Some("unixtime" | "timestamp"), _) => Some(Meaning::UnixTime),
            (Some("DC"), _) => Some(Meaning::Datacenter),
            (Some("index" | "offset" | "part" | "Part"), _) => Some(Meaning::Index),
            (Some("length"), _) => Some(Meaning::Length),
            (_, Some("is")) if after.by_ref().take(2).eq(["the", "length"]) => Some(Meaning::Length),
            _ => None,
        }
    })
}

/// By the first of these that the name contains.
fn by_name(name: &str) -> Option<Meaning> {
    const STEMS: [(&str, Meaning); 10] = [
        ("%dMIN", Meaning::Minutes),
        ("UNTIL_%d", Meaning::UnixTime),
        ("MIGRATE_%d", Meaning::Datacenter),
        ("INTERDC_%d", Meaning::Datacenter),
        ("PART_%d", Meaning::Index),
        ("WAIT_%d", Meaning::Seconds),
        ("TOO_FRESH_%d", Meaning::Seconds),
        ("TOO_EARLY_%d", Meaning::Seconds),
        ("DELAY_%d", Meaning::Seconds),
        ("UNCONFIRMED_%d", Meaning::Length),
    ];
    STEMS.into_iter().find(|(stem, _)| name.contains(stem)).map(|(_, meaning)| meaning)
}

#[cfg(test)]
mod tests {
    use super::Meaning;

    #[test]
    fn without_a_number_there_is_no_meaning() {
        assert_eq!(Meaning::find("FLOOD_WAIT", Some("wait %d seconds"), Some("seconds")), None);
    }

    #[test]
    fn data_comes_before_the_name() {
        let find = |description, parameter| Meaning::find("X_WAIT_%d", description, parameter);
        assert_eq!(find(Some("wait %d minutes"), None), Some(Meaning::Minutes));
        assert_eq!(find(Some("wait %d minutes"), Some("new_dc")), Some(Meaning::Datacenter));
        assert_eq!(find(Some("wait"), Some("value")), Some(Meaning::Seconds));
    }

    #[test]
    fn words_around_the_number_tell() {
        let find = |description| Meaning::find("X_%d", Some(description), None);
        assert_eq!(find("try again in %d seconds."), Some(Meaning::Seconds));
        assert_eq!(find("active until unixtime %d ."), Some(Meaning::UnixTime));
        assert_eq!(find("is stored on DC %d, ask there"), Some(Meaning::Datacenter));
        assert_eq!(find("the media at index %d expired"), Some(Meaning::Index));
        assert_eq!(find("%d is the length of the code"), Some(Meaning::Length));
        assert_eq!(find("costs %d stars, at least %d seconds"), Some(Meaning::Seconds));
        assert_eq!(find("its ID is equal to %d."), Some(Meaning::Number));
    }

    #[test]
    fn the_name_tells_where_nothing_else_does() {
        let find = |name| Meaning::find(name, None, None);
        assert_eq!(find("FLOOD_WAIT_%d"), Some(Meaning::Seconds));
        assert_eq!(find("PREVIOUS_CHAT_IMPORT_ACTIVE_WAIT_%dMIN"), Some(Meaning::Minutes));
        assert_eq!(find("USER_MIGRATE_%d"), Some(Meaning::Datacenter));
        assert_eq!(find("FILE_PART_%d_MISSING"), Some(Meaning::Index));
        assert_eq!(find("AUTH_RESTART_%d"), Some(Meaning::Number));
    }
}
