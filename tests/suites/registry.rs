//! Constructors and functions by their ids.

use insta::assert_snapshot;
use typewright::Builder;
use typewright_runtime::{Entry, Registry};
use typewright_tests::generated::{dependent, flags, functions};

#[test]
fn entries_are_found_by_id() {
    let entry = flags::registry::find(flags::registry::REGISTRY.entries()[0].id).unwrap();
    assert!(entry.tl.starts_with(entry.name), "{entry:?}");
    assert!(flags::registry::find(0).is_none());
    let ids: Vec<_> = flags::registry::REGISTRY.entries().iter().map(|entry| entry.id).collect();
    assert!(ids.is_sorted());
}

#[test]
fn entries_are_found_by_name() {
    let registry = &flags::registry::REGISTRY;
    for entry in registry.entries() {
        let with_id = format!("{}#{:08x}", entry.name, entry.id);
        assert_eq!(registry.find_name(&with_id).map(|found| found.id), Some(entry.id));
        assert_eq!(registry.find_name(entry.name).map(|found| found.id), Some(entry.id));
    }
    assert_eq!(registry.find_name("boolTrue").map(|entry| entry.id), Some(0x9972_75b5));
    for name in ["", "nobody", "#", "boolTrue#", "boolTrue#bc799737", "boolTrue#+997275b5", "boolTrue#zz"] {
        assert!(registry.find_name(name).is_none(), "{name}");
    }
}

#[test]
fn names_that_layers_share_need_an_id() {
    static SHARED: Registry = Registry::new(&[entry(1), entry(2)]);
    const fn entry(id: u32) -> Entry {
        Entry { id, name: "ball", tl: "ball = Ball;", decoder: None }
    }
    assert!(SHARED.find_name("ball").is_none());
    assert_eq!(SHARED.find_name("ball#2").map(|entry| entry.id), Some(2));
}

#[test]
fn bytes_say_what_is_wrong_with_them() {
    let registry = &dependent::registry::REGISTRY;
    let id = |name: &str| registry.entries().iter().find(|entry| entry.name == name).unwrap().id.to_le_bytes();
    let error = |bytes: &[u8]| registry.decode(bytes).unwrap_err().to_string();
    assert_snapshot!(error(&[1, 2, 3]), @"expected the 4 bytes of an id");
    assert_snapshot!(error(&[1, 2, 3, 4]), @"nothing in the schema has the id 0x04030201");
    assert_snapshot!(error(&id("just")), @"the type of `just` has parameters, which bytes alone do not say");
    assert_snapshot!(error(&[id("counted"), [9, 0, 0, 0]].concat()), @"at byte 8: found a vector of 9 elements, at most 0 can follow in counted");
}

#[test]
fn any_query_is_read_as_an_object() {
    let registry = &functions::registry::REGISTRY;
    let generic = registry.entries().iter().filter(|entry| entry.tl.contains("!X"));
    assert!(generic.filter(|entry| entry.decoder.is_some()).count() > 0);
}

#[test]
fn the_generated_registry() {
    let report = Builder::new()
        .schema_text("a.tl", "a x:int = A; just {t:Type} y:t = Maybe t; ---functions--- f {X:Type} q:!X = X;");
    let bindings = report.registry(true).format(true).generate().unwrap().value.bindings;
    let text: String = bindings.into_values().collect();
    let module = text.split("pub mod registry").nth(1).and_then(|rest| rest.split("#[allow").next()).unwrap();
    assert_snapshot!(module, @r#"
     {
        use ::typewright_runtime as rt;
        use super::{functions, types};

        /// Every constructor and function of the schema, by id.
        pub static REGISTRY: rt::Registry = rt::Registry::new(
            &[
                rt::Entry {
                    id: 0x1f2bbeed,
                    name: "f",
                    tl: "f {X:Type} q:!X = X;",
                    decoder: Some(rt::Decoder::new::<functions::F<rt::Object>>()),
                },
                rt::Entry {
                    id: 0x9a6f4cbb,
                    name: "just",
                    tl: "just {t:Type} y:t = Maybe<t>;",
                    decoder: None,
                },
                rt::Entry {
                    id: 0xd2aa78f6,
                    name: "a",
                    tl: "a x:int = A;",
                    decoder: Some(rt::Decoder::new::<types::A>()),
                },
            ],
        );

        /// The constructor or function with this id.
        #[must_use]
        pub fn find(id: u32) -> Option<&'static rt::Entry> {
            REGISTRY.find(id)
        }
    }

    /// The types of the schema: an enum each, or the struct of the only constructor.
    "#);
}

#[test]
fn registries_refuse_types_without_debug() {
    let builder = Builder::new().schema_text("a.tl", "a = A;").derives(["Clone"]).registry(true);
    assert_snapshot!(builder.generate().unwrap_err(), @"error: the registry prints values: add `Debug` to the derives");
}
