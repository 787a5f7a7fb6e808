//! Bits of masks that no field is under: kept where they may mean something.

use insta::assert_snapshot;
use typewright::Builder;
use typewright::model::MaskBits;
use typewright_language::schema::{Rules, Schema};
use typewright_runtime::{Decode, DecodeBare, Encode, Limits, Reader};
use typewright_tests::generated::CASES;
use typewright_tests::generated::masks::functions::{FindPlace, ListOrigins, QueueSizes};
use typewright_tests::generated::masks::types::{OnlyFlags, Origin, Place, Rows, RowsRows, Together};
use typewright_tests::proxy::functions::Ask;
use typewright_tests::proxy::types::{Key, User};
use typewright_tests::proxy::variants;
use typewright_tests::schema;
use typewright_tools::dynamic::{Decoder, Encoder, Plain};

/// Words, one after the other.
fn wire(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn masks() -> Schema {
    schema(include_str!("../cases/generated/masks.tl"))
}

fn id(schema: &Schema, name: &str) -> u32 {
    schema.combinators.iter().find(|it| it.name == name).unwrap().id
}

/// Every mask with one bit, none, all, and all but one.
fn modes() -> impl Iterator<Item = u32> {
    (0..32).flat_map(|bit| [1 << bit, !(1 << bit)]).chain([0, u32::MAX])
}

/// A request whose mask is `mode`: `fields` stand under its bits, each with its words, in the order of the wire.
fn request(id: u32, mode: u32, before: &[u32], behind: &[u32], fields: &[(u32, &[u32])]) -> Vec<u8> {
    let mut words = [&[id], before, &[mode], behind].concat();
    fields.iter().filter(|(bit, _)| mode >> bit & 1 == 1).for_each(|(_, field)| words.extend_from_slice(field));
    wire(&words)
}

#[test]
fn masks_keep_every_bit_of_every_mode_in_both_codecs() {
    let schema = masks();
    let (_, _, registry) = CASES.iter().find(|(name, ..)| *name == "masks").unwrap();
    let (decoder, encoder) = (Decoder::new(&schema), Encoder::new(&schema));
    let [place, origin] = ["place", "origin"].map(|name| id(&schema, name));
    let place = [place, u32::MAX, 0, 1 << 31, 7];
    let requests = |mode: u32| {
        [
            request(id(&schema, "findPlace"), mode, &[], &place, &[(1, &[1, 2]), (2, &[3])]),
            request(id(&schema, "listOrigins"), mode, &place, &[50], &[(7, &[origin, mode & !7])]),
            request(id(&schema, "queueSizes"), mode, &[], &[], &[(0, &[u32::MAX, 0, 1 << 31])]),
            request(id(&schema, "onlyFlags"), mode, &[], &[], &[]),
        ]
    };
    for bytes in modes().flat_map(requests) {
        assert_eq!(registry.decode(&bytes).unwrap().to_bytes().unwrap(), bytes, "{bytes:02x?}");
        let plain = decoder.plain(&decoder.decode(&bytes).unwrap());
        assert_eq!(encoder.encode(&plain).unwrap(), bytes, "{plain:?}");
    }
}

#[test]
fn masks_hold_the_bits_that_no_field_is_under() {
    let id = Place { world: -1, shard: i64::MIN, number: 7 };
    let find = FindPlace::new(id).mode(1).seconds(9);
    assert_eq!(find, FindPlace { mode: 1, id, time: None, seconds: Some(9) });
    let bytes = find.to_bytes().unwrap();
    assert_eq!(bytes[4..8], [5, 0, 0, 0]);
    let read = |bytes: &[u8]| Reader::read(&bytes[4..], Limits::default(), FindPlace::decode_bare).unwrap();
    assert_eq!(read(&bytes), find);
    // A bit that says the same as its field changes nothing.
    assert_eq!(FindPlace { mode: 5, ..find }.to_bytes().unwrap(), bytes);
    assert_eq!(FindPlace::new(id).mode, 0);
    let list = ListOrigins::new(id, 50).mode(1 << 31).proof(true);
    assert_eq!(list.to_bytes().unwrap()[24..32], wire(&[1 << 31 | 1 << 5, 50]));
    assert_eq!(Origin::default(), Origin { mode: 0, account: None, time: None, hash: None, kind: false });
}

#[test]
fn masks_refuse_bits_of_fields_that_are_absent() {
    let refused = |result: Result<Vec<u8>, typewright_runtime::EncodeError>| result.unwrap_err().to_string();
    let find = FindPlace::new(Place { world: 0, shard: 0, number: 0 }).mode(4);
    assert_snapshot!(refused(find.to_bytes()), @"findPlace: seconds is there if mode.2 is set, and only then");
    assert_snapshot!(refused(QueueSizes { mode: 1, world: None, shard: None }.to_bytes()), @"queueSizes: world, shard is there if mode.0 is set, and only then");
    assert_snapshot!(refused(QueueSizes { mode: 0, world: Some(1), shard: None }.to_bytes()), @"queueSizes: world, shard share mode.0: set all of them or none");
    assert_snapshot!(refused(OnlyFlags { what: 1 << 9, a: true, b: false }.to_bytes()), @"onlyFlags: b is there if what.9 is set, and only then");
    let rows = Rows { n: 1, rows: vec![RowsRows { mode: 2, x: None, y: None }] };
    assert_snapshot!(refused(rows.to_bytes()), @"rows.rows: x is there if mode.1 is set, and only then");
}

#[test]
fn masks_called_flags_are_computed_unless_chosen() {
    let both = Together { mode: 1 << 20, count: Some(1), all: Some(vec![2]), name: None };
    let mut bytes = both.to_bytes().unwrap();
    assert_eq!(Together::from_bytes(&bytes).unwrap(), both);
    // A flag that is not known is dropped.
    let flags = bytes.len() - 4;
    bytes[flags] = 2;
    assert_eq!(Together::from_bytes(&bytes).unwrap(), both);
}

#[test]
fn masks_that_are_all_kept_make_a_lossless_proxy() {
    let tl = include_str!("../cases/proxy.tl");
    let schema = schema(tl);
    let mut kept = Rules::default();
    kept.push("*", MaskBits::Kept);
    let (decoder, encoder) = (Decoder::new(&schema).masks(kept.clone()), Encoder::new(&schema).masks(kept));
    for mode in modes() {
        let name = (mode & 1 == 1).then(|| u32::from_le_bytes([1, b'A', 0, 0]));
        let user = wire(&[&[id(&schema, "user"), mode, 5, 0][..], name.as_slice(), &[mode]].concat());
        let ask = wire(&[id(&schema, "ask"), mode, 5, 0]);
        assert_eq!(User::from_bytes(&user).unwrap().to_bytes().unwrap(), user);
        let asked = Reader::read(&ask[4..], Limits::default(), Ask::decode_bare).unwrap();
        assert_eq!(asked.to_bytes().unwrap(), ask);
        for bytes in [user, ask] {
            let plain = decoder.plain(&decoder.decode(&bytes).unwrap());
            assert_eq!(encoder.encode(&plain).unwrap(), bytes);
            let Plain::Map(entries) = plain else { panic!("{plain:?}") };
            assert!(entries.contains(&("flags".to_owned(), Plain::Integer(mode.into()))));
        }
    }
}

#[test]
fn kept_masks_may_state_only_their_further_bits() {
    let schema = masks();
    let entries = |mode: Option<i64>| {
        let place = [("_", Plain::Text("place".to_owned())), ("world", Plain::Integer(1))];
        let place = place.into_iter().chain([("shard", Plain::Text("2".to_owned())), ("number", Plain::Integer(3))]);
        let place = place.map(|(key, value)| (key.to_owned(), value)).collect();
        let find =
            [("_", Plain::Text("findPlace".to_owned())), ("id", Plain::Map(place)), ("seconds", Plain::Integer(9))];
        let find = find.into_iter().chain(mode.map(|mode| ("mode", Plain::Integer(mode))));
        Plain::Map(find.map(|(key, value)| (key.to_owned(), value)).collect())
    };
    let encode = |mode| Encoder::new(&schema).encode(&entries(mode));
    assert_eq!(encode(Some(1)).unwrap(), encode(Some(5)).unwrap());
    assert_eq!(encode(None).unwrap(), encode(Some(0)).unwrap());
    assert_snapshot!(encode(Some(2)).unwrap_err(), @"in findPlace > .time: expected a value, because its bit is set, found nothing");
}

#[test]
fn strings_may_be_bytes() {
    let key = Key::Key(variants::Key { flags: 3, product: vec![0xff, 0xfe], factors: vec![vec![0x80], vec![]] });
    let bytes = key.to_bytes().unwrap();
    assert_eq!(Key::from_bytes(&bytes).unwrap(), key);
    assert_eq!(bytes[8..12], [2, 0xff, 0xfe, 0]);
}

#[test]
fn masks_are_chosen_by_field_by_combinator_and_for_all() {
    let fields = |choose: fn(Builder) -> Builder| {
        let tl = "a flags:# x:flags.0?int = A; b mode:# flags2:# x:mode.0?int y:flags2.1?int = B; c flag:# flagsA:# z:flag.0?int w:flagsA.0?int = C;";
        let builder = choose(Builder::new().schema_text("test.tl", tl));
        let text: String = builder.format(true).generate().unwrap().value.bindings.into_values().collect();
        let masks = text.lines().map(str::trim).filter(|line| line.starts_with("pub ") && line.ends_with(": u32,"));
        masks.map(|line| line.trim_start_matches("pub ").trim_end_matches(": u32,")).collect::<Vec<_>>().join(" ")
    };
    assert_snapshot!(fields(|builder| builder), @"mode flag flags_a");
    assert_snapshot!(fields(|builder| builder.masks("*", MaskBits::Kept)), @"flags mode flags2 flag flags_a");
    assert_snapshot!(fields(|builder| builder.masks("*", MaskBits::Computed)), @"");
    assert_snapshot!(fields(|builder| builder.masks("b", MaskBits::Computed).masks("b.flags2", MaskBits::Kept)), @"flags2 flag flags_a");
}
