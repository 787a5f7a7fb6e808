//! Enums of functions: requests decoded to them, matched and peeled.

use typewright_runtime::{
    Combinator, Decode, DecodeError, DecodeErrorKind, Encode, EncodeToVec, Function, Object, RpcError,
};
use typewright_tests::generated::calls::functions::outer::{self, inner};
use typewright_tests::generated::calls::functions::{self, Call, Call2, Large, Wrap, WrapTwo, ns};
use typewright_tests::generated::calls::types::Done;
use typewright_tests::generated::functions::lent;
use typewright_tests::underived::functions as underived;

/// Checks that `call` is decoded from its bytes, encoded to them, and named `name`.
#[track_caller]
fn holds<F: Combinator + Encode>(function: &F) -> Call2 {
    let bytes = function.to_bytes().unwrap();
    let call = Call2::from_bytes(&bytes).unwrap();
    assert_eq!((call.name(), call.id()), (Some(F::NAME), F::ID));
    assert_eq!(call.to_bytes().unwrap(), bytes, "{}", F::NAME);
    call
}

/// Enums of functions have no `PartialEq`.
#[track_caller]
fn same(found: &Call2, expected: &Call2) {
    assert_eq!(format!("{found:?}"), format!("{expected:?}"));
}

#[test]
fn calls_decode_every_function_by_its_id() {
    same(&holds(&Call { id: 7 }), &Call2::Call(Call { id: 7 }));
    same(&holds(&ns::Call), &ns::Call2::Call(ns::Call).into());
    let run = ns::Run { fast: true, name: "a".to_owned() };
    same(&holds(&run), &Call2::Ns2(ns::Call2::Run(run)));
    let deep = inner::Deep { x: 1 };
    same(&holds(&deep), &Call2::Outer(outer::Call::Inner(inner::Call::Deep(deep))));
    let large = Large { a: [1; 32], b: [2; 32], c: [3; 32] };
    same(&holds(&large), &Call2::Large(Box::new(large)));
}

/// A server: the compiler names a forgotten function.
fn serve(call: &Call2) -> Vec<u8> {
    let done = match call {
        Call2::Call(call) => call.response_to_bytes(&Done),
        Call2::Unknown(call) => call.response_to_bytes(&Done),
        Call2::Option(call) => call.response_to_bytes(&Done),
        Call2::Ns(call) => call.response_to_bytes(&Done),
        Call2::Large(call) => call.response_to_bytes(&Done),
        Call2::Ns2(ns::Call2::Run(call)) => call.response_to_bytes(&Done),
        Call2::Ns2(ns::Call2::Call(call)) => call.response_to_bytes(&Done),
        Call2::Outer(outer::Call::Inner(inner::Call::Deep(call))) => call.response_to_bytes(&Done),
        Call2::Outer(outer::Call::Inner(inner::Call::Call2(call))) => call.response_to_bytes(&Done),
        Call2::Wrap(_) | Call2::WrapTwo(_) | Call2::WrapVector(_) | Call2::Unknown2(_) => return Vec::new(),
    };
    done.unwrap()
}

#[test]
fn calls_are_matched_without_a_rest() {
    assert_eq!(serve(&Call2::Call(Call { id: 1 })), Done::ID.to_le_bytes());
    assert!(serve(&Call2::Unknown2(Object::default())).is_empty());
}

#[test]
fn calls_keep_unknown_functions_as_bytes() {
    let bytes = [1, 2, 3, 4, 5, 6, 7, 8];
    let call = Call2::from_bytes(&bytes).unwrap();
    same(&call, &Call2::Unknown2(Object::new(bytes.to_vec())));
    assert_eq!((call.name(), call.id(), call.tl()), (None, 0x0403_0201, None));
    assert_eq!(call.to_bytes().unwrap(), bytes);
}

#[test]
fn calls_of_a_namespace_refuse_other_functions() {
    let bytes = Call { id: 1 }.to_bytes().unwrap();
    let kind = DecodeErrorKind::UnexpectedId { expected: "a function of ns", found: Call::ID };
    assert_eq!(ns::Call2::from_bytes(&bytes).unwrap_err().kind(), kind);
    let kind = DecodeErrorKind::UnexpectedId { expected: "a function of outer.inner", found: Call::ID };
    assert_eq!(inner::Call::from_bytes(&bytes).unwrap_err().kind(), kind);
}

#[test]
fn calls_refuse_truncated_requests_and_bytes_left_over() {
    let bytes = ns::Run { fast: false, name: "abcd".to_owned() }.to_bytes().unwrap();
    for end in 0..bytes.len() {
        assert!(Call2::from_bytes(&bytes[..end]).is_err(), "{end}");
        assert!(ns::Call2::from_bytes(&bytes[..end]).is_err(), "{end}");
        assert!(outer::Call::from_bytes(&bytes[..end]).is_err(), "{end}");
    }
    let longer = [bytes, vec![0; 4]].concat();
    assert!(Call2::from_bytes(&longer).is_err());
}

#[test]
fn calls_show_their_declaration() {
    let call = Call2::Call(Call { id: 1 });
    assert_eq!(call.tl(), Some("call id:int = Done;"));
    assert_eq!(Call2::from(ns::Call2::Call(ns::Call)).tl(), Some("ns.call = Done;"));
}

#[test]
fn calls_print_the_name_in_the_schema_and_the_struct() {
    let run = ns::Run { fast: true, name: "a".to_owned() };
    assert_eq!(format!("{:?}", Call2::from(ns::Call2::Run(run))), r#"ns.run(Run { fast: true, name: "a" })"#);
    let unknown = Call2::Unknown2(Object::new(vec![1, 2, 3, 4]));
    assert_eq!(format!("{unknown:?}"), "Unknown(Object(#04030201))");
}

#[test]
fn calls_print_their_names_where_structs_derive_nothing() {
    let call = underived::Call2::Wrap(underived::Wrap { layer: 1, query: Object::default() });
    assert_eq!(format!("{call:?}"), "wrap(..)");
    let call = underived::Call2::Call(underived::Call { id: 7 });
    assert_eq!(call.to_bytes().unwrap(), Call { id: 7 }.to_bytes().unwrap());
}

/// Peels wrappers off, as the documentation of the enum says.
fn peel(bytes: &[u8]) -> Result<(u32, Call2), DecodeError> {
    let (mut wrappers, mut call) = (0, Call2::from_bytes(bytes)?);
    for _ in 0..8 {
        let Some(query) = call.query() else { break };
        call = query.decode_as()?;
        wrappers += 1;
    }
    Ok((wrappers, call))
}

#[test]
fn wrappers_keep_their_query_as_bytes_and_are_peeled() {
    let request = Wrap { layer: 1, query: Wrap { layer: 2, query: ns::Call } }.to_bytes().unwrap();
    let call = Call2::from_bytes(&request).unwrap();
    let query = Object::from_value(&Wrap { layer: 2, query: ns::Call }).unwrap();
    assert_eq!(call.query(), Some(&query));
    same(&call, &Call2::Wrap(Wrap { layer: 1, query }));
    let (wrappers, call) = peel(&request).unwrap();
    assert_eq!(wrappers, 2);
    same(&call, &ns::Call2::Call(ns::Call).into());
    assert_eq!(Call2::Call(Call { id: 1 }).query(), None);
}

#[test]
fn wrappers_around_unknown_functions_are_peeled() {
    let unknown = Object::new(vec![9; 8]);
    let request = Wrap { layer: 1, query: unknown.clone() }.to_bytes().unwrap();
    let (wrappers, call) = peel(&request).unwrap();
    assert_eq!(wrappers, 1);
    same(&call, &Call2::Unknown2(unknown));
}

#[test]
fn wrappers_of_several_queries_show_the_one_whose_response_they_return() {
    let [first, second] = [1, 2].map(|byte| Object::new(vec![byte; 4]));
    let call = Call2::WrapTwo(WrapTwo { first, second: second.clone() });
    assert_eq!(call.query(), Some(&second));
}

#[test]
fn calls_borrow_from_the_request() {
    let request = lent::functions::InitConnection { api_id: 1, params: Some("params"), query: Object::new(vec![0; 4]) };
    let bytes = request.to_bytes().unwrap();
    match lent::functions::Call::from_bytes(&bytes).unwrap() {
        lent::functions::Call::InitConnection(call) => assert_eq!(call.params, Some("params")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn calls_that_a_function_is_called_like_get_a_number() {
    let _: fn(functions::Unknown) -> Call2 = Call2::Unknown;
    let _: fn(Object) -> Call2 = Call2::Unknown2;
}

#[test]
fn bindings_state_the_layer_of_their_schema() {
    assert_eq!(typewright_telegram::telegram::LAYER, 228);
}

#[test]
fn rpc_errors_of_the_schema_convert_to_the_runtime_and_back() {
    use typewright_telegram::mtproto::types;

    let sent = types::RpcError { error_code: 420, error_message: "FLOOD_WAIT_3".to_owned() };
    let error = RpcError::from(sent.clone());
    assert_eq!(error, RpcError::new(420, "FLOOD_WAIT_3"));
    assert_eq!(types::RpcError::from(error), sent);
}

#[test]
fn random_ids_are_drawn_when_a_call_is_made() {
    use typewright_telegram::telegram::functions::phone::RequestCall;
    use typewright_telegram::telegram::types::{InputUser, PhoneCallProtocol};

    let protocol = PhoneCallProtocol::new(65, 92, Vec::new());
    let mut next = 6;
    let mut random = || {
        next += 1;
        next
    };
    let call = RequestCall::new(InputUser::InputUserSelf, Vec::new(), protocol.clone(), &mut random);
    let again = RequestCall::new(InputUser::InputUserSelf, Vec::new(), protocol, &mut random);
    assert_eq!((call.random_id, again.random_id), (7, 8));
    assert_eq!(call.random_id(1).random_id, 1);
}

#[test]
fn functions_behind_pointers_are_functions() {
    let large = Large { a: [1; 32], b: [2; 32], c: [3; 32] };
    let bytes = Wrap { layer: 1, query: large }.to_bytes().unwrap();
    let done = Done.to_bytes().unwrap();
    let (lent, boxed) = (Wrap { layer: 1, query: &large }, Wrap { layer: 1, query: Box::new(large) });
    assert_eq!((lent.to_bytes().unwrap(), boxed.to_bytes().unwrap()), (bytes.clone(), bytes));
    assert_eq!((lent.response_to_bytes(&Done).unwrap(), boxed.response_from_bytes(&done)), (done, Ok(Done)));
    assert_eq!(<Box<Large> as Combinator>::ID, Large::ID);
}

#[test]
fn calls_are_answered_by_a_response_or_an_error() {
    let (call, refused) = (Call { id: 1 }, RpcError::new(403, "USER_IS_BLOCKED"));
    assert_eq!(call.answer(Ok(Done)), Ok(Done.to_bytes().unwrap()));
    assert_eq!(call.answer(Err(refused.clone())), Err(refused));
}

#[test]
fn values_that_always_encode_need_no_result() {
    let call = Call { id: 1 };
    let wrapped = Wrap { layer: 1, query: &call };
    assert_eq!(call.encode_to_vec(), call.to_bytes().unwrap());
    assert_eq!(wrapped.encode_to_vec(), wrapped.to_bytes().unwrap());
    assert_eq!(vec![Done, Done].encode_to_vec(), vec![Done, Done].to_bytes().unwrap());
}
