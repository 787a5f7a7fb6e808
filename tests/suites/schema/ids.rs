//! Ids of constructors: written, computed, shared.

use insta::assert_snapshot;
use typewright_language::schema::Profile;
use typewright_tests::{messages, schema};

use super::{id, ids};

#[test]
fn known_ids_come_out_in_both_profiles() {
    let both = |tl| format!("{} {}", id(tl, Profile::Reference), id(tl, Profile::Telegram));
    assert_eq!(both("adnl.message.query query_id:int256 query:bytes = adnl.Message;"), "b48bf97a 562c35d4");
    let query = "---functions--- liteServer.query data:bytes = Object;";
    assert_eq!(both(query), "798c06df 701722d5");
    let call = "
        ---functions---
        phone.requestCall flags:# video:flags.0?true user_id:InputUser random_id:int g_a_hash:bytes \
        protocol:PhoneCallProtocol = phone.PhoneCall;
        ---types---
        inputUser = InputUser;
        phoneCallProtocol = PhoneCallProtocol;
        phone.phoneCall = phone.PhoneCall;
    ";
    assert_eq!(format!("{:08x}", ids(call, Profile::Telegram)[0]), "42ff96ed");
    let invoke = "---functions--- invokeWithLayer {X:Type} layer:int query:!X = X;";
    assert_eq!(id(invoke, Profile::Telegram), "da9b0d0d");
}

#[test]
fn the_canonical_text_forgets_brackets_and_keeps_names() {
    // As tl-parser prints it: `%` goes before constructors and variables, `T<A>` is `T A`, `_` stays.
    let written = "b = B; c {t:Type} n:# x:%B y:%b z:%t u:Vector<%(Vector<t>)> v:(1+n)*[ p:int _:long ] = C t;";
    let printed = "b = B; c {t:Type} n:# x:%B y:b z:t u:(Vector %(Vector t)) v:(n+1)*[ p:int _:long ] = C t;";
    for profile in [Profile::Reference, Profile::Telegram] {
        assert_eq!(ids(written, profile), ids(printed, profile));
    }
    let text = "c t:Type n:# x:%B y:b z:t u:Vector %Vector t v:n+1*[ p:int _:long ] = C t";
    assert_eq!(ids(written, Profile::Reference)[1], typewright_language::schema::crc32(text));
}

#[test]
fn bytes_are_hashed_as_string_only_where_they_are_the_field_itself() {
    let telegram = |tl| ids(tl, Profile::Telegram)[0];
    assert_eq!(telegram("a x:bytes = A;"), telegram("a x:string = A;"));
    assert_eq!(telegram("a flags:# x:flags.0?bytes = A;"), telegram("a flags:# x:flags.0?string = A;"));
    assert_ne!(telegram("a x:Vector<bytes> = A;"), telegram("a x:Vector<string> = A;"));
}

#[test]
fn the_profile_is_that_of_the_written_ids() {
    let telegram = "a#0000000a = A; ---functions--- invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;";
    let detected = |tl| schema(tl).profile;
    assert_eq!(
        detected("---functions--- invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;"),
        Profile::Telegram
    );
    assert_eq!(detected(telegram), Profile::Reference, "one of two is less than nine tenths");
    assert_eq!(detected("liteServer.query#798c06df data:bytes = Answer;"), Profile::Reference);
    assert_eq!(detected("a = A;"), Profile::Reference);
}

#[test]
fn an_id_that_its_text_does_not_give_is_worth_a_note() {
    assert_snapshot!(messages("a#00000001 = A;"), @"Note at `#00000001`: `a` keeps its id 00000001; its text gives 7aae25b9");
}

#[test]
fn functions_that_share_an_id_are_warned_of() {
    assert_snapshot!(messages("a#7aae25b9 = A; ---functions--- f#7aae25b9 = A; g#7aae25b9 = A;"), @"
    Warning at `#7aae25b9`: `f` shares the id 7aae25b9 with `a`
    Note at `#7aae25b9`: `f` keeps its id 7aae25b9; its text gives c88ef9a9
    Warning at `#7aae25b9`: `g` shares the id 7aae25b9 with `f`
    Note at `#7aae25b9`: `g` keeps its id 7aae25b9; its text gives f5eed019
    ");
}

#[test]
fn ids_of_sums_are_those_of_their_values() {
    let tl = "
        b {n:#} x:n*[int] = B n;
        a x:(B (2+1)) = A;
        c {m:#} x:(B (m+1+1)) = C m;
        d {m:#} x:(B (1+m+1)) = D m;
        e {m:#} x:(B (m+0)) = E m;
        f n:# x:(1+1)*[int] y:(n+1+2)*[long] = F;
    ";
    // CRC32 of `a x:B 3 = A`, `c m:# x:B m+2 = C m`, `e m:# x:B m = E m`, `f n:# x:2*[ int ] y:n+3*[ long ] = F`.
    assert_snapshot!(id(tl, Profile::Reference), @"548bd6f5 c091fad5 bc90e83d f3e175f3 7e7501a7 b0830f6a");
    assert_eq!(id("b {n:#} = B n; a x:(B 3) = A;", Profile::Reference).get(9..), Some("c091fad5"));
    assert_eq!(id(tl, Profile::Telegram), id(tl, Profile::Reference));
}
