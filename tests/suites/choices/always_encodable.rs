//! Types whose values can always be encoded.

use insta::assert_snapshot;
use typewright::Builder;

use super::{builder, lines};

/// The types of a schema that always encode.
fn always(tl: &str, choose: impl FnOnce(Builder) -> Builder) -> String {
    let builder = Builder::new().schema_text("test.tl", tl).encode_to_vec(true);
    let found = lines(choose(builder), "EncodeToVec for");
    found.lines().map(|line| line.trim_end_matches(" {}")).collect::<Vec<_>>().join("\n")
}

#[test]
fn encode_to_vec_is_for_types_whose_parts_cannot_disagree() {
    let tl = "point x:int names:Vector<string> = Point; opt flags:# x:flags.0?int y:flags.1?Point = Opt;
        shared flags:# x:flags.0?int y:flags.0?int = Shared; holder list:Vector<Shared> = Holder;
        kept mode:# x:mode.0?int = Kept; alone mode:# x:int = Alone; repeated n:# items:n*[int] = Repeated; any x:Object = Any;
        leaf x:int = Tree; node left:Tree right:Tree = Tree; on = Light; other shared:Shared = Light;
        pair {t:Type} x:t = Pair t; pairs x:(Pair int) = Pairs; foreign x:Color = Foreign; color rgb:int = Color;
        ---functions--- get point:Point = Shared; wrap {X:Type} query:!X = X; send all:Holder = Bool;";
    assert_snapshot!(always(tl, |builder| builder.extern_type("Color", "crate::Rgb")), @"
    impl rt::EncodeToVec for Get
    impl<X: rt::EncodeToVec> rt::EncodeToVec for Wrap<X>
    impl rt::EncodeToVec for Point
    impl rt::EncodeToVec for Opt
    impl rt::EncodeToVec for Alone
    impl rt::EncodeToVec for Tree
    impl rt::EncodeToVec for Leaf
    impl rt::EncodeToVec for Node
    ");
    assert_snapshot!(always("late x:int = Late; soon = Late;", |builder| builder.unknown(["Late"])), @"impl rt::EncodeToVec for Late");
    assert_snapshot!(lines(builder(), "EncodeToVec"), @"");
}
