//! Telegram's API and MTProto: what grammers reads and writes is what typewright reads and writes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::collections::BTreeMap;

use typewright::Builder;
use typewright::schema::{CombinatorId, Schema};
use typewright_conformance::arbitrary::Arbitrary;
use typewright_conformance::grammers::{API, MTPROTO, Peer};
use typewright_conformance::printed::plain;
use typewright_conformance::{api, mtproto};
use typewright_runtime::Registry;

const OF_EACH: usize = 20;

fn schema(name: &str, tl: &str) -> Schema {
    Builder::new().schema_text(name, tl).read().unwrap_or_else(|error| panic!("{}", error.frames(false))).value
}

#[test]
fn api_is_read_and_written_alike() {
    alike("api", api::SCHEMA, &api::registry::REGISTRY, API);
}

#[test]
fn mtproto_is_read_and_written_alike() {
    alike("mtproto", mtproto::SCHEMA, &mtproto::registry::REGISTRY, MTPROTO);
}

fn alike(name: &str, tl: &str, registry: &Registry, peers: &[Peer]) {
    let schema = schema(name, tl);
    let peers: BTreeMap<_, _> = peers.iter().map(|peer| (peer.name, peer)).collect();
    let mut arbitrary = Arbitrary::new(&schema, 1);
    let (mut combinators, mut values, mut bad) = (0, 0, BTreeMap::new());
    for id in (0..).map(CombinatorId).take(schema.combinators.len()) {
        let combinator = schema.combinator(id).unwrap();
        let peer = peers[combinator.name.as_str()];
        let mut any = false;
        let mut complain = |what: String| { bad.entry(combinator.name.clone()).or_insert(what); };
        if peer.id != combinator.id { complain(format!("ids {:08x} {:08x}", combinator.id, peer.id)); }
        for bytes in (0..OF_EACH).filter_map(|_| arbitrary.value(id)) {
            any = true;
            values += 1;
            let ours = registry.decode(&bytes).unwrap();
            assert_eq!(ours.to_bytes().unwrap(), bytes);
            match (peer.read)(&bytes) {
                Err(error) => complain(format!("{error} {ours:?}")),
                Ok(theirs) => {
                    if theirs.bytes != bytes { complain(format!("bytes {:02x?} {:02x?}", bytes, theirs.bytes)); }
                    let (a, b) = (plain(&format!("{ours:?}")), plain(&theirs.debug));
                    if a != b { complain(format!("values\n   {a}\n   {b}\n   {}", theirs.debug)); }
                }
            }
        }
        if !any { println!("no values of {}", combinator.name); }
        combinators += usize::from(any);
    }
    println!("{name}: {values} values of {combinators} constructors and functions");
    for (name, what) in &bad { println!("{name}: {}", what.chars().take(1000).collect::<String>()); }
    assert!(bad.is_empty());
}
