//! JSON of generated code and of the dynamic codec: the same for every value.

use serde_json::{Value, from_str};
use typewright_language::schema::CombinatorId;
use typewright_runtime::Registry;
use typewright_tests::generated::{IN_GRAMMERS, IN_JSON};
use typewright_tests::plain::{to_json, to_plain};
use typewright_tests::schema;
use typewright_tools::dynamic::{Decoder, Encoder};
use typewright_tools::sample::Sampler;

/// The number of values of each constructor and function.
const VALUES: u64 = 8;

/// Sends values from bytes to JSON and back, by generated code and by the schema alone. Returns the number of values
/// that agreed.
fn agree(name: &str, tl: &str, registry: &Registry) -> usize {
    let schema = schema(tl);
    let (decoder, encoder) = (Decoder::new(&schema), Encoder::new(&schema));
    let mut agreed = 0;
    for id in (0..schema.combinators.len() as u32).map(CombinatorId) {
        for seed in 0..VALUES {
            let Some(random) = Sampler::new(&schema, seed).value(id) else { continue };
            let Ok(bytes) = registry.decode(&random).unwrap().to_bytes() else { continue };
            assert_eq!(bytes, random, "{name}");
            let Some(text) = registry.to_json_text(&bytes) else { continue };
            let json: Value = from_str(&text).unwrap();
            let dynamic = decoder.plain(&decoder.decode(&bytes).unwrap());
            assert_eq!(to_json(&dynamic), json, "{name}: {text}");
            assert_eq!(encoder.encode(&to_plain(&json)).unwrap(), bytes, "{name}: {text}");
            assert_eq!(registry.json_to_bytes("_", &text).unwrap().unwrap(), bytes, "{name}: {text}");
            agreed += 1;
        }
    }
    agreed
}

#[test]
fn generated_and_dynamic_json_agree() {
    let agreed: usize = IN_JSON.iter().map(|(name, tl, registry)| agree(name, tl, registry)).sum();
    assert!(agreed > 1000, "{agreed}");
}

/// There every type is an enum, and recursive variants lie in boxes: neither may change a byte, or the JSON.
#[test]
fn the_layout_of_grammers_agrees_as_well() {
    let agreed: usize = IN_GRAMMERS.iter().map(|(name, tl, registry)| agree(name, tl, registry)).sum();
    assert!(agreed > 1000, "{agreed}");
}
