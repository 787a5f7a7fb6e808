//! Parts of a schema: kept names, opaque types, and weights.

use insta::assert_snapshot;
use typewright::Builder;
use typewright::model::{Codec, Json};
use typewright_language::schema::Schema;
use typewright_runtime::{Encode, Function, Object};
use typewright_telegram::telegram::functions::phone::{DiscardCall, SetCallRating};
use typewright_telegram::telegram::types::{InputPhoneCall, PhoneCallDiscardReason};
use typewright_tools::session::weigh;
use typewright_tools::weigh::Weight;

const TL: &str = "
    user id:long photo:Photo = User; userEmpty = User; photo id:long = Photo; chat users:Vector<User> = Chat;
    phone.call user:User = phone.Call; help.config text:string = help.Config; update chat:Chat = Update;
    updates list:Vector<Update> = Updates; updatesTooLong = Updates;
    ---functions---
    phone.request id:long = phone.Call; phone.end id:long = Updates; help.get = help.Config; getChat = Chat;
    wrap {X:Type} query:!X = X;
";

fn builder() -> Builder {
    Builder::new().schema_text("test.tl", TL)
}

/// The names that are kept.
fn kept(builder: Builder) -> String {
    let schema: Schema = builder.reader().read().unwrap_or_else(|error| panic!("{error:?}")).value;
    let names: Vec<_> = schema.combinators.iter().map(|combinator| combinator.name.as_str()).collect();
    names.join(" ")
}

fn refused(builder: Builder) -> String {
    builder.generate().unwrap_err().frames(false)
}

#[test]
fn a_root_keeps_what_it_reaches() {
    assert_snapshot!(kept(builder().only(["phone.request"])), @"user userEmpty photo phone.call phone.request");
    assert_snapshot!(kept(builder().only(["help.*", "getChat"])), @"user userEmpty photo chat help.config help.get getChat");
    assert_snapshot!(kept(builder().only(["Photo"])), @"photo");
    assert_snapshot!(kept(builder().only(["*"])), @"user userEmpty photo chat phone.call help.config update updates updatesTooLong phone.request phone.end help.get getChat wrap");
}

#[test]
fn a_constructor_keeps_its_type_whole() {
    assert_snapshot!(kept(builder().only(["userEmpty"])), @"user userEmpty photo");
}

#[test]
fn roots_choose_the_constructors_of_a_type_with_unknown_ones() {
    let open = || builder().json(Json::Tagged).codec(Codec::Json).unknown(["User", "Updates"]);
    assert_snapshot!(kept(open().only(["userEmpty"])), @"userEmpty");
    assert_snapshot!(kept(open().only(["userEmpty", "getChat"])), @"userEmpty chat getChat");
    assert_snapshot!(kept(open().only(["updatesTooLong", "phone.end"])), @"updatesTooLong phone.end");
    // The type itself, or nothing of it, keeps it whole.
    assert_snapshot!(kept(open().only(["userEmpty", "User"])), @"user userEmpty photo");
    assert_snapshot!(kept(open().only(["phone.request"])), @"user userEmpty photo phone.call phone.request");
}

#[test]
fn opaque_types_reach_nothing() {
    assert_snapshot!(kept(builder().only(["phone.end"])), @"user userEmpty photo chat update updates updatesTooLong phone.end");
    assert_snapshot!(kept(builder().only(["phone.end"]).opaque(["Updates"])), @"phone.end");
}

#[test]
fn an_opaque_type_need_not_be_declared() {
    let tl = "---functions--- end id:long = Updates; peek {X:Type} query:!X = X;";
    assert_snapshot!(kept(Builder::new().schema_text("test.tl", tl).opaque(["Updates"])), @"end peek");
}

#[test]
fn a_subset_generates_what_the_whole_does() {
    let text =
        |builder: Builder| builder.format(true).generate().unwrap().value.bindings.into_values().collect::<String>();
    let (whole, part) = (text(builder()), text(builder().only(["phone.request"])));
    for line in part.lines() {
        assert!(whole.contains(line.trim()), "{line}");
    }
    assert!(part.contains("pub struct Request") && !part.contains("Updates"));
}

#[test]
fn names_that_match_nothing_are_errors() {
    assert_snapshot!(refused(builder().only(["phone.requst", "fone.*", "request", "ph*"]).opaque(["Update5", "user", "getChat"])), @"
    error: no type has the name `Update5`
     |
     = help: did you mean `Update`?

    error: `user` is a constructor, and only a type can be opaque
     |
     = help: write `User`

    error: `getChat` is a function, and only a type can be opaque

    error: unknown name `phone.requst`
     |
     = help: did you mean `phone.request`?

    error: no name is below `fone`

    error: unknown name `request`
     |
     = help: did you mean `phone.request`?

    error: `ph*` is not a pattern: `*` stands alone, or after the dot of a namespace
     |
     = help: write a name, `namespace.*` or `*`
    ");
    assert_snapshot!(refused(builder().only(["Updates"]).opaque(["Updates"])), @"
    error: `Updates` is to be kept, and `Updates` is to be opaque
     |
     = help: leave `Updates` out of the kept names, or `Updates` out of the opaque types
    ");
}

#[test]
fn only_what_comes_last_can_be_opaque() {
    assert_snapshot!(refused(builder().opaque(["Photo"])), @"
    error: `Photo` cannot be opaque: something comes after it
     --> test.tl:2:84
      |
    2 |     user id:long photo:Photo = User; userEmpty = User; photo id:long = Photo; chat users:Vector<User> = Chat;
      |                                                                                    ^^^^^^^^^^^^^^^^^^ `User` may end with it, and more of them may follow
      |
      = note: nothing marks the end of an opaque value: decoding takes all remaining bytes
      = help: leave it out of the opaque types, or make the type opaque that holds it
    ");
    let tl = "a x:Raw y:int = A; b y:int x:Raw = B; c b:B z:int = C; raw = Raw; d x:%Raw = D; just {t:Type} v:t = Maybe t; e x:(Maybe Raw) = E;";
    assert_snapshot!(refused(Builder::new().schema_text("test.tl", tl).opaque(["Raw"])), @"
    error: `Raw` cannot be opaque: something comes after it
     --> test.tl:1:3
      |
    1 | a x:Raw y:int = A; b y:int x:Raw = B; c b:B z:int = C; raw = Raw; d x:%Raw = D; just {t:Type} v:t = Maybe t; e x:(Maybe Raw) = E;
      |   ^^^^^ -----                           ---                         ------                                     ------------- as an argument, it may be anywhere
      |   |     |                               |                           |
      |   |     |                               |                           without an id, bytes do not tell their type
      |   |     this comes after it             `B` may end with it, and more fields follow
      |   more fields follow
      |
      = note: nothing marks the end of an opaque value: decoding takes all remaining bytes
      = help: leave it out of the opaque types, or make the type opaque that holds it
    ");
}

#[test]
fn a_report_says_what_pulls_in_how_much() {
    let sizes = weigh(builder().only(["phone.*", "help.get"]).reader()).unwrap().value;
    let line = |weight: &Weight| format!("{}: {} types, alone {}\n", weight.name, weight.all.types, weight.alone.types);
    let lines: String = sizes.roots.iter().chain(&sizes.types).map(line).collect();
    assert_snapshot!(lines, @"
    phone.end: 5 types, alone 3
    help.get: 1 types, alone 1
    phone.Call: 3 types, alone 0
    phone.call: 3 types, alone 0
    phone.request: 3 types, alone 0
    Updates: 5 types, alone 3
    User: 2 types, alone 2
    Update: 4 types, alone 2
    ");
}

#[test]
fn opaque_responses_decode_to_their_bytes() {
    let peer = InputPhoneCall { id: 1, access_hash: 2 };
    let call = DiscardCall::new(peer, 30, PhoneCallDiscardReason::Hangup, 0);
    let words: Vec<_> =
        call.to_bytes().unwrap().chunks(4).map(|word| u32::from_le_bytes(word.try_into().unwrap())).collect();
    assert_eq!(words, [0xb2cb_c1c0, 0, 0x1e36_fded, 1, 0, 2, 0, 30, 0x57ad_c690, 0, 0]);
    // updateShort with two words of its own, of a type that the bindings do not know
    let words = [0x78d4_dec1_u32, 0x1bfb_c6a1, 0x6741_a5f0];
    let answer: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    let updates: Object = call.response_from_bytes(&answer).unwrap();
    assert_eq!((updates.id(), updates.as_bytes()), (Some(0x78d4_dec1), answer.as_slice()));
    assert_eq!(updates.to_bytes().unwrap(), answer);
    assert!(call.response_from_bytes(&answer[..3]).is_err());
}

#[test]
fn only_users_end_and_rate_calls() {
    for availability in [DiscardCall::AVAILABILITY, SetCallRating::AVAILABILITY] {
        assert_eq!((availability.users, availability.bots), (Some(true), Some(false)));
    }
}
