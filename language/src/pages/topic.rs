//! The topic of a section, by its heading.

/// The callers that a line about availability names.
#[derive(Clone, Copy)]
pub(super) enum Who {
    Users,
    Bots,
    Business,
}

/// The topic of a section.
#[derive(Clone, Copy)]
pub(super) enum Topic {
    Params,
    Result,
    Availability(Who),
    Errors,
    Constructors,
    Methods,
    /// Something to know before reading the description.
    Warning,
    /// Examples and advice on using the client that the page was written for, and facts that follow from the schema.
    Aside,
}

/// Headings by how they start, in lower case. The first match counts.
const STARTS: [(&str, Topic); 22] = [
    ("parameters", Topic::Params),
    ("attributes", Topic::Params),
    ("return type", Topic::Result),
    ("type:", Topic::Result),
    ("errors", Topic::Errors),
    ("can bots use this method over a business", Topic::Availability(Who::Business)),
    ("can bots use", Topic::Availability(Who::Bots)),
    ("can users use", Topic::Availability(Who::Users)),
    ("can userbots use", Topic::Availability(Who::Users)),
    ("possible values", Topic::Constructors),
    ("methods that return", Topic::Methods),
    ("warning", Topic::Warning),
    ("as a bot", Topic::Aside),
    ("as a user", Topic::Aside),
    ("usage of", Topic::Aside),
    ("return value", Topic::Aside),
    ("used by", Topic::Aside),
    ("rust", Topic::Aside),
    ("json", Topic::Aside),
    ("wire layout", Topic::Aside),
    ("needs", Topic::Aside),
    ("can this method be used before logging in", Topic::Aside),
];

/// The topic of a heading; none if it is unknown.
pub(super) fn topic(heading: &str) -> Option<Topic> {
    let heading = heading.to_lowercase();
    let found = STARTS.iter().find(|(start, _)| heading.starts_with(start)).map(|(_, topic)| *topic);
    found.or_else(|| heading.contains("example").then_some(Topic::Aside))
}
