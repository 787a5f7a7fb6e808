//! Random values of a schema, each decoded and encoded by typewright and by a peer.

use std::collections::{BTreeMap, BTreeSet};

use typewright_language::schema::{Combinator, CombinatorId, Schema};
use typewright_runtime::{DecodeErrorKind, Registry, RegistryError};
use typewright_tools::sample::Sampler;

use crate::printed::plain;

/// The number of values of each constructor and function.
const OF_EACH: usize = 20;

/// The number of changed copies of each value.
const CHANGED: usize = 2;

/// The decoder of a peer for a constructor or a function.
pub struct Reader {
    /// The name in the schema.
    pub name: &'static str,
    /// Decodes a value from all of the bytes, the id included.
    pub read: fn(&[u8]) -> Result<Seen, String>,
}

/// A decoded value.
pub struct Seen {
    /// Its encoding.
    pub bytes: Vec<u8>,
    /// Its `Debug` text.
    pub debug: String,
}

/// A constructor or function that a peer treats otherwise.
pub struct Difference {
    /// The name in the schema.
    pub name: &'static str,
    /// The difference, the one that is right, and the reason.
    pub why: &'static str,
    /// Bindings with a choice to do as the peer does, if there is one: nothing may differ from these.
    pub otherwise: Option<&'static Registry>,
}

/// A schema, and a peer that knows it too.
pub struct Judgement<'a> {
    /// The name of the comparison.
    pub name: &'static str,
    /// The text of the schema.
    pub schema: &'a str,
    /// The bindings of typewright.
    pub registry: &'a Registry,
    /// The decoders of the peer.
    pub readers: &'a [Reader],
    /// The known differences.
    pub differences: &'a [Difference],
}

/// The verdict about some bytes.
enum Verdict {
    /// Equal values, encoded to these bytes.
    Alike(Vec<u8>),
    /// Neither decodes them.
    Refused,
    /// A `string` is not UTF-8, which typewright refuses and peers do not: grammers replaces invalid bytes, so that it
    /// encodes other bytes, and tl-proto has no text at all.
    NotText,
    /// The value, and its difference.
    Different(String, String),
}

/// All verdicts.
#[derive(Default)]
struct Tally {
    values: usize,
    changed_alike: usize,
    changed_refused: usize,
    changed_not_text: usize,
    /// The entries of the list that differ.
    differing: BTreeSet<&'static str>,
    /// The differences that are not in the list.
    unexplained: BTreeMap<String, String>,
}

impl Judgement<'_> {
    /// Holds random values of every constructor and function against the peer, and changed ones that may be no values.
    /// Fails unless exactly those differ that the list names.
    ///
    /// Two values are equal if they encode to the same bytes, so that each library can decode the other's, and if their
    /// fields have the same names and values.
    pub fn hold(&self) {
        let schema = schema(self.schema);
        let mut tally = Tally::default();
        self.each_value(&schema, |combinator, reader, bytes, changed| {
            self.judge(combinator, reader, bytes, changed, &mut tally);
        });
        println!("{}: {} values of {} constructors and functions", self.name, tally.values, schema.combinators.len());
        let Tally { changed_alike, changed_refused, changed_not_text, .. } = tally;
        println!(
            "    changed: {changed_alike} are values, {changed_refused} are none to either, {changed_not_text} no text"
        );
        for Difference { name, why, .. } in self.differences {
            println!("    {name}: {why}");
        }
        assert!(tally.unexplained.is_empty(), "no difference in the list says why: {:#?}", tally.unexplained);
        let listed: BTreeSet<_> = self.differences.iter().map(|difference| difference.name).collect();
        assert_eq!(tally.differing, listed, "what differs, and what the list names");
        assert!(changed_not_text > 0, "the peer refuses text that is not UTF-8, too");
    }

    /// Calls `hold` with values of every entry, and with copies in which a byte after the id is changed.
    fn each_value(&self, schema: &Schema, mut hold: impl FnMut(&Combinator, &Reader, &[u8], bool)) {
        let readers: BTreeMap<_, _> = self.readers.iter().map(|reader| (reader.name, reader)).collect();
        assert_eq!(readers.len(), schema.combinators.len(), "the peer has what the schema has, and no more");
        let mut sampler = Sampler::new(schema, 1);
        let mut state = 7_u32;
        for id in (0..).map(CombinatorId).take(schema.combinators.len()) {
            let combinator = schema.combinator(id).unwrap();
            let reader = readers[&*combinator.name];
            for _ in 0..OF_EACH {
                let bytes = sampler.value(id).expect("everything has values");
                hold(combinator, reader, &bytes, false);
                for _ in 0..if bytes.len() > 4 { CHANGED } else { 0 } {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let mut changed = bytes.clone();
                    changed[4 + (state as usize >> 8) % (bytes.len() - 4)] ^= (state >> 24) as u8 | 1;
                    hold(combinator, reader, &changed, true);
                }
            }
        }
    }

    fn judge(&self, combinator: &Combinator, reader: &Reader, bytes: &[u8], changed: bool, tally: &mut Tally) {
        tally.values += usize::from(!changed);
        match compare(self.registry, reader, bytes) {
            Verdict::Alike(_) if changed => tally.changed_alike += 1,
            Verdict::Alike(written) => assert_eq!(written, bytes, "{} is written otherwise", combinator.name),
            Verdict::Refused if changed => tally.changed_refused += 1,
            Verdict::NotText if changed => tally.changed_not_text += 1,
            Verdict::Refused | Verdict::NotText => panic!("{}: cannot read {bytes:02x?}", combinator.name),
            Verdict::Different(value, what) => match self.cause(combinator, &value) {
                Some(cause) => {
                    if cause.name == combinator.name {
                        tally.differing.insert(cause.name);
                    }
                    if let Some(Verdict::Different(_, what)) = cause.otherwise.map(|it| compare(it, reader, bytes)) {
                        tally.unexplained.entry(combinator.name.clone()).or_insert(what);
                    }
                }
                None => _ = tally.unexplained.entry(combinator.name.clone()).or_insert(what),
            },
        }
    }

    /// The constructor of the list that makes a value differ: its own, or that of a value inside.
    fn cause(&self, combinator: &Combinator, value: &str) -> Option<&Difference> {
        let own = self.differences.iter().find(|difference| difference.name == combinator.name);
        own.or_else(|| {
            let value = value.to_lowercase();
            let last = |name: &str| format!("{} {{", name.rsplit('.').next().unwrap_or(name).to_lowercase());
            self.differences.iter().find(|difference| value.contains(&last(difference.name)))
        })
    }
}

/// Holds what bindings make of bytes against what a peer does.
fn compare(registry: &Registry, reader: &Reader, bytes: &[u8]) -> Verdict {
    let (ours, theirs) = match (registry.decode(bytes), (reader.read)(bytes)) {
        (Ok(ours), Ok(theirs)) => (ours, theirs),
        (Ok(ours), Err(error)) => return Verdict::Different(format!("{ours:?}"), format!("the peer: {error}")),
        (Err(error), Ok(_)) if is_no_text(&error) => return Verdict::NotText,
        (Err(error), Ok(theirs)) => return Verdict::Different(theirs.debug, format!("typewright: {error}")),
        (Err(_), Err(_)) => return Verdict::Refused,
    };
    let (written, ours) = (ours.to_bytes().unwrap(), format!("{ours:?}"));
    let (our_fields, their_fields) = (plain(&ours), plain(&theirs.debug));
    if our_fields != their_fields {
        Verdict::Different(ours, format!("the values {our_fields} and {their_fields}"))
    } else if written != theirs.bytes {
        Verdict::Different(ours, format!("the bytes {written:02x?} and {:02x?}", theirs.bytes))
    } else {
        Verdict::Alike(written)
    }
}

fn schema(tl: &str) -> Schema {
    let read = typewright_language::Reader::new().schema_text("schema.tl", tl).read();
    read.unwrap_or_else(|error| panic!("{}", error.frames(false))).value
}

fn is_no_text(error: &RegistryError) -> bool {
    matches!(error, RegistryError::Decode(error) if error.kind() == DecodeErrorKind::InvalidUtf8)
}
