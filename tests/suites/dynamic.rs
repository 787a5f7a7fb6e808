//! The codec that knows only the schema, held against generated code.

use typewright::dynamic::{Decoder, Encoder};
use typewright::schema::CombinatorId;
use typewright_runtime::{DecodeErrorKind, RegistryError};
use typewright_tests::arbitrary::Arbitrary;
use typewright_tests::generated::CASES;
use typewright_tests::schema;

/// Calls `hold` with random values of every case: the name, both codecs, the bytes.
macro_rules! each_value {
    ($of_each:expr, |$name:ident, $schema:ident, $decoder:ident, $registry:ident, $bytes:ident| $hold:block) => {
        for ($name, tl, $registry) in CASES {
            let $schema = schema(tl);
            let ($decoder, mut arbitrary) = (Decoder::new(&$schema), Arbitrary::new(&$schema, 3));
            for id in (0..).map(CombinatorId).take($schema.combinators.len()) {
                for $bytes in (0..$of_each).filter_map(|_| arbitrary.value(id)).collect::<Vec<_>>() {
                    $hold
                }
            }
        }
    };
}

#[test]
fn values_come_back_as_the_same_bytes() {
    let mut count = 0;
    each_value!(20, |name, schema, decoder, _registry, bytes| {
        let value = decoder.decode(&bytes).unwrap_or_else(|error| panic!("{name}: {error}: {bytes:02x?}"));
        assert_eq!(value.span, 0..bytes.len());
        let written = Encoder::new(&schema)
            .encode(&decoder.plain(&value))
            .unwrap_or_else(|error| panic!("{name}: {error}: {value:?}"));
        assert_eq!(written, bytes, "{name}: {value:?}");
        count += 1;
    });
    assert!(count > 2000, "only {count} values");
}

#[test]
fn what_generated_code_refuses_is_refused() {
    let (mut values, mut errors, mut state) = (0, 0, 11_u32);
    each_value!(20, |name, _schema, decoder, registry, bytes| {
        let mut bytes = bytes;
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = 4 + state as usize % bytes.len().max(5);
        match bytes.get_mut(at) {
            Some(byte) => *byte ^= (state >> 24) as u8 | 1,
            None => bytes.truncate(bytes.len() - 1),
        }
        match (registry.decode(&bytes), decoder.decode(&bytes)) {
            (Ok(_), Ok(_)) => values += 1,
            (Err(RegistryError::Decode(error)), _) if matches!(error.kind(), DecodeErrorKind::TooMuchMemory { .. }) => {
            }
            (Err(_), Err(error)) => {
                assert!(error.offset <= bytes.len());
                errors += 1;
            }
            (generated, dynamic) => panic!("{name}: {generated:?}, but {dynamic:?}: {bytes:02x?}"),
        }
    });
    assert!(values > 100 && errors > 100, "{values} values, {errors} errors");
}
