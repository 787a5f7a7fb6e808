//! Responses: every form is encoded as it is decoded.

use std::fmt::Debug;

use typewright_runtime::{Combinator, Encode, EncodeError, FormEncode, Function, Object, Plain};
use typewright_tests::generated::dependent::functions::{Ask, GetTuple};
use typewright_tests::generated::dependent::types::{Answer, Tuple};
use typewright_tests::generated::dependent::variants::{AnswerError, Unnamed};
use typewright_tests::generated::functions::functions::{
    Both, GetBool, GetChat, GetHashes, GetIds, GetInt, GetNested, GetObject, GetString, GetTrue, GetUser, GetUsers,
    GetUsersBare, InitConnection, InvokeWithLayer, X, ns,
};
use typewright_tests::generated::functions::lent;
use typewright_tests::generated::functions::types::{self, Chat, User};
use typewright_tests::generated::functions::variants;

const INT: u32 = 0xa850_9bda;
const STRING: u32 = 0xb528_6e24;
const TRUE: u32 = 0x3fed_d339;
const VECTOR: u32 = 0x1cb5_c415;

/// Bytes of words.
fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// Checks that `response` encodes to `expected` and decodes from it.
#[track_caller]
fn holds<F: Function<Response: PartialEq + Debug>>(call: &F, response: &F::Response, expected: &[u32]) {
    let bytes = call.response_to_bytes(response).unwrap();
    assert_eq!(bytes, words(expected), "{}", F::NAME);
    assert_eq!(&call.response_from_bytes(&bytes).unwrap(), response, "{}", F::NAME);
}

fn user() -> User {
    User { id: 7, name: "abc".to_owned() }
}

/// The id of a constructor of `dependent.tl`.
fn id(name: &str) -> u32 {
    let entries = typewright_tests::generated::dependent::registry::REGISTRY.entries();
    entries.iter().find(|entry| entry.name == name).unwrap().id
}

/// `abc` with its length in front.
const ABC: u32 = u32::from_le_bytes(*b"\x03abc");

#[test]
fn responses_of_builtins_have_their_ids() {
    holds(&GetInt, &-2, &[INT, -2_i32 as u32]);
    holds(&GetString, &"abc".to_owned(), &[STRING, ABC]);
    holds(&GetTrue, &(), &[TRUE]);
    holds(&GetBool, &true, &[0x9972_75b5]);
    holds(&GetBool, &false, &[0xbc79_9737]);
}

#[test]
fn responses_of_builtins_are_not_their_bare_bytes() {
    assert_ne!(GetInt.response_to_bytes(&5).unwrap(), Plain.to_bytes(&5).unwrap());
}

#[test]
fn responses_of_declared_types_are_boxed() {
    holds(&GetUser { id: 1 }, &user(), &[User::ID, 7, 0, ABC]);
    holds(&GetChat, &Chat::Empty, &[chat_empty()]);
    holds(&ns::Ping { ping_id: 1 }, &types::ns::Pong { ping_id: 1 }, &[types::ns::Pong::ID, 1, 0]);
}

fn chat_empty() -> u32 {
    u32::from_le_bytes(Chat::Empty.to_bytes().unwrap().try_into().unwrap())
}

#[test]
fn responses_of_vectors_have_elements_in_their_form() {
    holds(&GetUsers { ids: Vec::new() }, &vec![user()], &[VECTOR, 1, User::ID, 7, 0, ABC]);
    holds(&GetUsersBare, &vec![user(), user()], &[VECTOR, 2, 7, 0, ABC, 7, 0, ABC]);
    holds(&GetIds, &vec![1, -1], &[VECTOR, 2, 1, 0, u32::MAX, u32::MAX]);
    holds(&GetHashes, &vec![b"abc".to_vec(), Vec::new()], &[VECTOR, 2, ABC, 0]);
    let chat = variants::Chat { title: "abc".to_owned() };
    let nested = vec![vec![Chat::Empty], Vec::new(), vec![chat.into()]];
    let id = variants::Chat::ID;
    holds(&GetNested, &nested, &[VECTOR, 3, VECTOR, 1, chat_empty(), VECTOR, 0, VECTOR, 1, id, ABC]);
}

#[test]
fn responses_of_objects_are_their_bytes() {
    holds(&GetObject, &Object::from_value(&user()).unwrap(), &[User::ID, 7, 0, ABC]);
}

#[test]
fn wrappers_encode_the_response_of_their_query() {
    let wrapped = InvokeWithLayer { layer: 223, query: InitConnection { api_id: 1, params: None, query: GetInt } };
    holds(&wrapped, &5, &[INT, 5]);
    holds(&X { query: GetUsersBare }, &vec![user()], &[VECTOR, 1, 7, 0, ABC]);
    holds(&Both { first: GetInt, second: GetTrue }, &(), &[TRUE]);
}

#[test]
fn responses_that_hold_that_of_a_query_are_encoded() {
    let ask = Ask { id: 1, query: GetTuple { n: 2 } };
    // The constructor without a name has no id.
    let answer = Answer::Unnamed(Unnamed { result: Tuple { items: vec![1, 2] } });
    holds(&ask, &answer, &[id("tuple"), 1, 2]);
    holds(&ask, &AnswerError { code: 3 }.into(), &[id("answerError"), 3]);
}

#[test]
fn responses_agree_with_the_arguments_of_the_call() {
    let tuple = Tuple { items: vec![1] };
    let error = EncodeError::Count { what: "tuple.items", expected: 2, found: 1 };
    assert_eq!(GetTuple { n: 2 }.response_to_bytes(&tuple), Err(error));
    assert!(GetTuple { n: 1 }.response_to_bytes(&tuple).is_ok());
}

#[test]
fn large_responses_are_encoded_from_borrowed_memory() {
    use typewright_runtime::LendingFunction;

    let memory = "x".repeat(100_000);
    let response = lent::types::User { id: 1, name: &memory };
    let bytes = LendingFunction::response_to_bytes(&lent::functions::GetUser { id: 1 }, &response).unwrap();
    assert_eq!(bytes.len(), 4 + 8 + 4 + memory.len());
    let decoded = LendingFunction::response_from_bytes(&lent::functions::GetUser { id: 1 }, &bytes).unwrap();
    assert_eq!(decoded.name, memory);
    let wrapped = lent::functions::InvokeWithLayer { layer: 1, query: lent::functions::GetUser { id: 1 } };
    assert_eq!(LendingFunction::response_to_bytes(&wrapped, &response).unwrap(), bytes);
}
