//! Random values by the schema alone, decoded and encoded by its bindings.

use typewright_language::schema::{CombinatorId, Schema};
use typewright_runtime::{Registry, RegistryError};
use typewright_tests::generated::CASES;
use typewright_tests::schema;
use typewright_tools::sample::Sampler;

/// Calls `hold` with random values of everything that has any.
fn each_value(of_each: usize, mut hold: impl FnMut(&str, &Registry, &[u8])) {
    for (name, tl, registry) in CASES {
        let schema = schema(tl);
        let mut sampler = Sampler::new(&schema, 1);
        for id in (0..schema.combinators.len()).map(|index| CombinatorId(index.try_into().unwrap())) {
            let name = format!("{name}: {}", name_of(&schema, id));
            sampler.values(id, of_each).iter().for_each(|bytes| hold(&name, registry, bytes));
        }
    }
}

fn name_of(schema: &Schema, id: CombinatorId) -> &str {
    schema.combinator(id).map_or("?", |combinator| &combinator.name)
}

#[test]
fn values_come_back_as_the_same_bytes() {
    let mut count = 0;
    each_value(20, |name, registry, bytes| {
        let value = registry.decode(bytes).unwrap_or_else(|error| panic!("{name}: {error}: {bytes:02x?}"));
        assert_eq!(value.to_bytes().unwrap(), bytes, "{name}: {value:?}");
        assert_eq!(value.size(), bytes.len(), "{name}: {value:?}");
        count += 1;
    });
    assert!(count > 2000, "only {count} values");
}

#[test]
fn no_part_of_a_value_is_a_value() {
    each_value(2, |name, registry, bytes| {
        // An object takes all bytes that are left, so that a prefix of it is an object too.
        let shorter = (4..bytes.len()).filter(|end| registry.decode(&bytes[..*end]).is_ok());
        let ends_in_an_object = registry.decode(&[bytes, &[0; 4]].concat()).is_ok();
        assert!(ends_in_an_object || shorter.count() == 0, "{name}: {bytes:02x?}");
    });
}

#[test]
fn mutated_values_are_values_or_errors() {
    let (mut values, mut errors) = (0, 0);
    let mut state = 7_u32;
    each_value(10, |name, registry, bytes| {
        let mut bytes = bytes.to_vec();
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = 4 + state as usize % bytes.len().max(5);
        let Some(byte) = bytes.get_mut(at) else { return };
        *byte ^= (state >> 24) as u8 | 1;
        match registry.decode(&bytes) {
            Ok(value) => {
                let written = value.to_bytes().unwrap();
                let again = registry.decode(&written).unwrap();
                assert_eq!(format!("{value:?}"), format!("{again:?}"), "{name}");
                values += 1;
            }
            Err(RegistryError::Decode(_)) => errors += 1,
            Err(error) => panic!("{name}: {error}"),
        }
    });
    assert!(values > 100 && errors > 100, "{values} values, {errors} errors");
}
