//! Wire plans: the order of words, bits and values of a combinator.

use insta::assert_snapshot;
use typewright::model::Item;

use crate::model::model;

/// The plan of the first combinator.
fn plan(tl: &str) -> String {
    let model = model(tl);
    let items = model.modules.iter().flat_map(|module| &module.items);
    let plan = items.filter_map(|item| match item {
        Item::Struct(item) => Some(item.plan.to_string()),
        _ => None,
    });
    plan.into_iter().next().expect("a struct")
}

#[test]
fn values_follow_one_another() {
    assert_snapshot!(plan("a x:int y:string z:Vector<long> = A;"), @r"
    x: int
    y: plain
    z: plain
    at least 16 bytes
    ");
}

#[test]
fn a_word_announces_flags_and_values() {
    assert_snapshot!(plan("a flags:# x:flags.0?true y:flags.1?string z:int = A;"), @r"
    flags: word, 0 = x, 1 = y
    x: is flags.0
    y: plain if flags.1
    z: int
    at least 8 bytes
    ");
}

#[test]
fn fields_share_a_bit() {
    assert_snapshot!(plan("a flags:# x:flags.3?true y:flags.3?int z:flags.3?string = A;"), @r"
    flags: word, 3 = x y z
    x: is flags.3
    y: int if flags.3
    z: plain if flags.3
    at least 4 bytes
    ");
}

#[test]
fn words_stand_anywhere_and_have_any_name() {
    assert_snapshot!(plan("a id:long set:# x:set.0?int more:# y:set.1?int z:more.31?int = A;"), @"
    id: long
    set: word, 0 = x, 1 = y, others kept
    x: int if set.0
    more: word, 31 = z, others kept
    y: int if set.1
    z: int if more.31
    at least 16 bytes
    ");
}

#[test]
fn a_number_that_announces_nothing_is_a_value() {
    assert_snapshot!(plan("a flags:# x:int other:# y:other.0?# = A;"), @"
    flags: nat
    x: int
    other: word, 0 = y, others kept
    y: nat if other.0
    at least 12 bytes
    ");
}

#[test]
fn boxed_and_bare_are_told_apart() {
    let tl = "a u:B v:%B w:b x:vector<b> y:Vector<B> z:Vector<vector<%B>> = A; b x:int = B;";
    assert_snapshot!(plan(tl), @r"
    u: plain
    v: bare
    w: bare
    x: vector(bare)
    y: plain
    z: Vector(vector(bare))
    at least 36 bytes
    ");
}

#[test]
fn builtins_in_boxes_have_their_ids() {
    assert_snapshot!(plan("a x:Int y:True z:Vector<String> b:Bytes = A;"), @r"
    x: #a8509bda int
    y: #3fedd339 empty
    z: Vector(#b5286e24 plain)
    b: #e937bb82 bytes
    at least 28 bytes
    ");
}

#[test]
fn true_takes_no_bytes_and_is_a_value_where_nothing_announces_it() {
    assert_snapshot!(plan("a x:true y:Vector<true> flags:# z:flags.0?True = A;"), @r"
    x: empty
    y: Vector(empty)
    flags: word, 0 = z
    z: #3fedd339 empty if flags.0
    at least 12 bytes
    ");
}

#[test]
fn boxes_of_rust_alone_are_marked() {
    assert_snapshot!(plan("list flags:# tail:flags.0?List bare:flags.1?%List = List;"), @r"
    flags: word, 0 = tail, 1 = bare
    tail: box(plain) if flags.0
    bare: box(bare) if flags.1
    at least 4 bytes
    ");
}

#[test]
fn the_smallest_size_counts_what_is_always_there() {
    let tl = "a x:B y:%C f:# z:f.0?int v:vector<int> = A; b1 x:int y:int = B; b2 x:long y:long = B; c x:int256 = C;";
    assert_snapshot!(plan(tl), @"
    x: plain
    y: bare
    f: word, 0 = z, others kept
    z: int if f.0
    v: vector(int)
    at least 52 bytes
    ");
}

#[test]
fn a_number_that_more_depends_on_is_a_value() {
    assert_snapshot!(plan("a n:# items:n*[int] = A;"), @"
    n: nat
    items: n times int
    at least 4 bytes
    ");
    assert_snapshot!(plan("a mask:# x:mask.0?int y:(B mask) = A; b {mask:#} z:mask.1?int = B mask;"), @"
    mask: nat
    x: int if mask.0
    y: BForm(mask: mask)
    at least 8 bytes
    ");
}

#[test]
fn a_mask_may_be_a_parameter() {
    assert_snapshot!(plan("b {mask:#} x:mask.1?true y:mask.2?int z:(mask + 1)*[int] = B mask;"), @"
    x: is mask.1
    y: int if mask.2
    z: mask+1 times int
    at least 0 bytes
    ");
}

#[test]
fn types_are_handed_on() {
    assert_snapshot!(plan("b {t:Type} x:t y:(Vector t) z:(Pair t int) = B t; pair {a:Type} {b:Type} x:a y:b = Pair a b;"), @"
    x: as t
    y: Vector(as t)
    z: PairForm(a: as t, b: int)
    at least 12 bytes
    ");
}
