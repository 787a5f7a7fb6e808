//! Random values of a schema, each read and written by typewright and by a peer.

use std::collections::{BTreeMap, BTreeSet};

use typewright::Builder;
use typewright::schema::{Combinator, CombinatorId, Schema};
use typewright_runtime::Registry;

use crate::arbitrary::Arbitrary;
use crate::printed::plain;

/// A constructor or a function, as a peer has it.
pub struct Peer {
    /// The name in the schema.
    pub name: &'static str,
    /// The id that the peer gives it.
    pub id: u32,
    /// Reads all of the bytes.
    pub read: fn(&[u8]) -> Result<Seen, String>,
}

/// A value that was read.
#[derive(Debug, PartialEq)]
pub struct Seen {
    /// As it is written again.
    pub bytes: Vec<u8>,
    /// As it is printed.
    pub debug: String,
}

/// A constructor or function that a peer treats otherwise.
pub struct Difference {
    /// The name in the schema.
    pub name: &'static str,
    /// Who is right, and why.
    pub why: &'static str,
}

/// A schema, and those that it is judged by.
pub struct Court<'a> {
    /// What the schema is called.
    pub name: &'static str,
    /// Its text.
    pub schema: &'a str,
    /// What typewright generated of it.
    pub registry: &'a Registry,
    /// What the peer has.
    pub peers: &'a [Peer],
    /// Where they differ.
    pub differences: &'a [Difference],
}

const OF_EACH: usize = 20;

impl Court<'_> {
    /// Holds random values of everything that has any against the peer, and fails unless the differences are those of
    /// the list.
    ///
    /// Two values are equal if the same bytes come of them, and if their fields have the same names and values.
    #[expect(clippy::print_stdout, reason = "the numbers are to be read")]
    pub fn hold(&self) {
        let (mut values, mut combinators) = (0, BTreeSet::new());
        let (mut differing, mut unexplained) = (BTreeSet::new(), BTreeMap::new());
        self.each_value(|combinator, peer, bytes| {
            values += 1;
            combinators.insert(combinator.name.clone());
            let Err((ours, what)) = self.compare(combinator, peer, bytes) else { return };
            if self.differences.iter().any(|difference| difference.name == combinator.name) {
                differing.insert(combinator.name.clone());
            } else if !self.differences.iter().any(|difference| holds(&ours, difference.name)) {
                unexplained.entry(combinator.name.clone()).or_insert(what);
            }
        });
        println!("{}: {values} values of {} constructors and functions", self.name, combinators.len());
        for Difference { name, why } in self.differences {
            println!("  differs: {name}: {why}");
        }
        assert!(unexplained.is_empty(), "{unexplained:#?}");
        let listed: BTreeSet<_> = self.differences.iter().map(|difference| difference.name.to_owned()).collect();
        assert_eq!(differing, listed, "what differs, and what is said to");
    }

    fn each_value(&self, mut hold: impl FnMut(&Combinator, &Peer, &[u8])) {
        let schema = schema(self.schema);
        let peers: BTreeMap<_, _> = self.peers.iter().map(|peer| (peer.name, peer)).collect();
        let mut arbitrary = Arbitrary::new(&schema, 1);
        for id in (0..).map(CombinatorId).take(schema.combinators.len()) {
            let combinator = schema.combinator(id).unwrap();
            let peer = peers[&*combinator.name];
            (0..OF_EACH).filter_map(|_| arbitrary.value(id)).for_each(|bytes| hold(combinator, peer, &bytes));
        }
    }

    /// The value as typewright prints it, and what is different of it.
    fn compare(&self, combinator: &Combinator, peer: &Peer, bytes: &[u8]) -> Result<(), (String, String)> {
        let ours = self.registry.decode(bytes).unwrap_or_else(|error| panic!("{}: {error}", combinator.name));
        assert_eq!(ours.to_bytes().unwrap(), bytes, "{ours:?}");
        let ours = format!("{ours:?}");
        let different = |what| Err((ours.clone(), what));
        if peer.id != combinator.id {
            return different(format!("the id {:#010x}, not {:#010x}", peer.id, combinator.id));
        }
        let theirs = match (peer.read)(bytes) {
            Ok(theirs) => theirs,
            Err(error) => return different(error),
        };
        let (our_fields, their_fields) = (plain(&ours), plain(&theirs.debug));
        if our_fields != their_fields {
            return different(format!("the values {our_fields}\n{their_fields}"));
        }
        if theirs.bytes != bytes {
            return different(format!("the bytes {:02x?} not {bytes:02x?}", theirs.bytes));
        }
        Ok(())
    }
}

fn schema(tl: &str) -> Schema {
    let read = Builder::new().schema_text("schema.tl", tl).read();
    read.unwrap_or_else(|error| panic!("{}", error.frames(false))).value
}

/// Whether there is a value of a constructor in one that is printed.
fn holds(debug: &str, constructor: &str) -> bool {
    let name = constructor.rsplit('.').next().unwrap_or_default();
    debug.to_lowercase().contains(&format!("{} {{", name.to_lowercase()))
}
