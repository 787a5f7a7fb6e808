//! Registries: values of an unknown type, builtins among them.

use typewright_runtime::{
    Decode, DecodeErrorKind, Decoder, Encode, Entry, Limits, Object, ObjectRef, Registry, RegistryError, Value,
};

static REGISTRY: Registry = Registry::new(&[Entry {
    id: 0x0000_0007,
    name: "seven",
    tl: "seven#00000007 = Seven;",
    decoder: Some(Decoder::new::<Seven>()),
}]);

#[derive(Debug)]
struct Seven;

impl Encode for Seven {
    fn encode<S: typewright_runtime::Sink>(&self, sink: S) -> S {
        sink.id(7)
    }
}

impl Decode<'_> for Seven {
    const MIN_SIZE: usize = 4;

    fn decode(reader: &mut typewright_runtime::Reader<'_>) -> Self {
        reader.expect_id(7, "seven");
        Self
    }
}

const BOOL_TRUE: [u8; 4] = [0xb5, 0x75, 0x72, 0x99];
const BOOL_FALSE: [u8; 4] = [0x37, 0x97, 0x79, 0xbc];
const VECTOR: [u8; 4] = [0x15, 0xc4, 0xb5, 0x1c];
const INT: [u8; 4] = [0xda, 0x9b, 0x50, 0xa8];

fn vector(elements: &[&[u8]]) -> Vec<u8> {
    [&VECTOR[..], &(elements.len() as u32).to_le_bytes(), &elements.concat()].concat()
}

#[test]
fn builtins_decode_without_a_declaration() {
    let boxed = |id: u32, rest: &[u8]| [&id.to_le_bytes()[..], rest].concat();
    for (bytes, shown) in [
        (BOOL_TRUE.to_vec(), "true"),
        (BOOL_FALSE.to_vec(), "false"),
        ([INT, [3, 0, 0, 0]].concat(), "3"),
        (boxed(0x2207_6cba, &[3, 0, 0, 0, 0, 0, 0, 0]), "3"),
        (boxed(0x2210_c154, &1.5_f64.to_le_bytes()), "1.5"),
        (boxed(0xb528_6e24, &[1, b'a', 0, 0]), "\"a\""),
        (boxed(0xe937_bb82, &[1, b'a', 0, 0]), "[97]"),
        (boxed(0x3fed_d339, &[]), "()"),
        (vector(&[]), "Values([])"),
        (
            vector(&[&[7, 0, 0, 0], &BOOL_TRUE, &vector(&[&[INT, [3, 0, 0, 0]].concat()])]),
            "Values([Seven, true, Values([3])])",
        ),
    ] {
        let value = REGISTRY.decode(&bytes).unwrap_or_else(|error| panic!("{shown}: {error}"));
        assert_eq!(format!("{value:?}"), shown);
        assert_eq!((value.to_bytes().unwrap(), value.size()), (bytes.clone(), bytes.len()), "{shown}");
    }
}

#[test]
fn vectors_of_unboxed_or_unknown_elements_are_refused() {
    let error = |bytes: &[u8]| REGISTRY.decode(bytes).map(|_| ()).unwrap_err().to_string();
    assert_eq!(
        error(&vector(&[&[7, 0, 0, 0], &[9, 0, 0, 0]])),
        "at byte 12: expected a boxed value of the schema, found the id 0x00000009"
    );
    assert_eq!(error(&vector(&[])[..6]), "at byte 4: expected 4 more bytes, found 2");
    assert_eq!(
        error(&[&VECTOR[..], &[255; 4]].concat()),
        "at byte 8: found a vector of 4294967295 elements, at most 0 can follow"
    );
    assert_eq!(error(&[BOOL_TRUE, BOOL_TRUE].concat()), "at byte 4: expected the end, found 4 more bytes");
    assert_eq!(error(&[INT.to_vec(), vec![1, 2]].concat()), "at byte 4: expected 4 more bytes, found 2");
}

#[test]
fn vectors_of_vectors_stop_at_the_limit_of_depth() {
    let nested = |depth| [[&VECTOR[..], &[1, 0, 0, 0]].concat().repeat(depth), vector(&[])].concat();
    let limits = Limits::new().depth(10);
    assert!(REGISTRY.decode_with(&nested(10), limits).is_ok());
    let error = REGISTRY.decode_with(&nested(11), limits).unwrap_err();
    assert!(matches!(error, RegistryError::Decode(error) if error.kind() == DecodeErrorKind::TooDeep));
    // Miri takes its time for each.
    assert!(REGISTRY.decode(&nested(if cfg!(miri) { 1000 } else { 100_000 })).is_err());
}

#[test]
fn builtins_are_found_by_id_and_do_not_hide_the_schema() {
    static OWN: Registry =
        Registry::new(&[Entry { id: 0xa850_9bda, name: "mine", tl: "mine#a8509bda = Mine;", decoder: None }]);
    let names = [0x9972_75b5, 0x1cb5_c415, 0xa850_9bda].map(|id| REGISTRY.find(id).unwrap().name);
    assert_eq!(names, ["boolTrue", "vector", "int"]);
    assert_eq!(OWN.find(0xa850_9bda).unwrap().name, "mine");
    assert!(REGISTRY.find(8).is_none());
}

#[test]
fn values_and_encode_in_one_scope_do_not_clash() {
    // Both traits are in scope, and each call means one method.
    let erased: Box<dyn Value> = Box::new(true);
    assert_eq!((true.to_bytes(), true.size()), (erased.to_bytes(), erased.size()));
    // A value without an id is one of a registry, too.
    assert_eq!((&7_i32 as &dyn Value).to_bytes(), Ok(vec![7, 0, 0, 0]));
}

#[test]
fn objects_print_their_id_and_words() {
    let object = Object::new([&[7, 0, 0, 0], &BOOL_TRUE[..], &[1]].concat());
    assert_eq!(format!("{object:?}"), "Object(#00000007 b5757299 01)");
    assert_eq!(format!("{:?}", ObjectRef::new(&[1, 2])), "Object(no id 0102)");
    assert_eq!(format!("{:?}", Object::default()), "Object(no id)");
    assert_eq!(REGISTRY.show(object.as_bytes()).to_string(), "seven#00000007 b5757299 01");
    assert_eq!(REGISTRY.show(&[8, 0, 0, 0]).to_string(), "#00000008");
}

#[test]
fn objects_that_end_within_a_word_are_truncated() {
    for length in [0, 1, 3, 5, 6, 7, 9] {
        let bytes = vec![7; length];
        let error = Object::from_bytes(&bytes).unwrap_err();
        let needed = length.max(1).next_multiple_of(4);
        assert_eq!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed, left: length });
        assert_eq!(ObjectRef::from_bytes(&bytes).unwrap_err(), error);
    }
    assert_eq!(Object::from_bytes(&[7; 8]).unwrap().as_bytes(), [7; 8]);
}

#[test]
fn a_prefix_decodes_with_its_size() {
    let bytes = [&vector(&[&[1, 0, 0, 0]])[..], &[9; 5]].concat();
    assert_eq!(Vec::<i32>::from_prefix(&bytes).unwrap(), (vec![1], 12));
    assert_eq!(i64::from_prefix(&[1, 0, 0, 0, 0, 0, 0, 0]).unwrap(), (1, 8));
    assert_eq!(i64::from_prefix(&[1, 0, 0]).unwrap_err().to_string(), "at byte 0: expected 8 more bytes, found 3");
    let error = Vec::<i64>::from_prefix_with(&bytes, Limits::new().memory(0)).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::TooMuchMemory { .. } | DecodeErrorKind::CountTooLarge { .. }));
    let error = Vec::<i32>::from_prefix_with(&bytes, Limits::new().memory(0)).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::TooMuchMemory { .. }));
    // A stream of values ends where its bytes do.
    let (mut rest, mut read) = (&[BOOL_TRUE, BOOL_FALSE, BOOL_TRUE].concat()[..], Vec::new());
    while let Ok((value, size)) = bool::from_prefix(rest) {
        (read, rest) = ([read, vec![value]].concat(), &rest[size..]);
    }
    assert_eq!((read, rest), (vec![true, false, true], &[][..]));
}
