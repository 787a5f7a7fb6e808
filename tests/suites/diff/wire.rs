//! The verdict on the wire, where ids stay: permitted and forbidden changes of a schema that is in use.

use insta::assert_snapshot;
use typewright_tests::{messages, schema};
use typewright_tools::compare::{Verdict, compare};

use super::diff;

/// The worst that happens on the wire.
fn wire(old: &str, new: &str) -> Verdict {
    let comparison = compare(&schema(old), &schema(new));
    comparison.definitions.iter().map(|definition| definition.verdicts().wire).max().unwrap_or_default()
}

#[test]
fn a_constructor_cannot_join_a_type_that_is_used_bare() {
    let said = messages("one#1 x:int = One; two#3 x:int = One; holder#2 all:Vector<%One> = Holder;");
    assert_snapshot!(said, @"
    Note at `#1`: `one` keeps its id 00000001; its text gives d837f2b0
    Note at `#3`: `two` keeps its id 00000003; its text gives b01a6e0b
    Note at `#2`: `holder` keeps its id 00000002; its text gives f71edcd8
    Error at `%One`: `%One` is ambiguous: `One` has 2 constructors: `one`, `two`
    ");
}

#[test]
fn a_bit_that_is_in_use_is_not_free() {
    let old = "a#1 mask:# x:mask.7?int = A;";
    assert_snapshot!(diff(old, "a#1 mask:# x:mask.7?int y:mask.7?int = A;"), @"
    Constructor a
      Breaking/Risky optional-field-added: `y` is new, but bit 7 of `mask` has another meaning for old peers  [y:mask.7?int]
    ");
    // A `true` adds no bytes to what was there.
    assert_eq!(wire(old, "a#1 mask:# x:mask.7?int y:mask.7?true = A;"), Verdict::Safe);
    // All bits are in use.
    let all: String = (0..32).map(|bit| format!("f{bit}:mask.{bit}?int ")).collect();
    let said = diff(&format!("a#1 mask:# {all}= A;"), &format!("a#1 mask:# {all} more:mask.31?int = A;"));
    assert_snapshot!(said, @"
    Constructor a
      Breaking/Risky optional-field-added: `more` is new, but bit 31 of `mask` has another meaning for old peers  [more:mask.31?int]
    ");
}

#[test]
fn a_bit_can_be_in_use_where_the_mask_comes_from() {
    let stats = |more: &str| {
        format!(
            "stats#1 {{mask:#}} x:mask.0?int {more}= Stats mask; answer#3 mask:# stats:(Stats mask) = Answer;
             ---functions---
             get#2 mask:# own:mask.4?int = Stats mask;"
        )
    };
    assert_snapshot!(diff(&stats(""), &stats("y:mask.4?int ")), @"
    Constructor stats
      Breaking/Risky optional-field-added: `y` is new, but bit 4 of `mask` has another meaning for old peers  [y:mask.4?int]
    ");
    assert_snapshot!(diff(&stats(""), &stats("y:mask.5?int ")), @"
    Constructor stats
      Risky/Risky optional-field-added: `y` is new  [y:mask.5?int]
    ");
    // In use where the mask goes to.
    let holder =
        |more: &str| format!("stats#1 {{m:#}} x:m.0?int = Stats m; answer#3 mask:# {more}stats:(Stats mask) = Answer;");
    assert_eq!(wire(&holder(""), &holder("y:mask.0?int ")), Verdict::Breaking);
    assert_eq!(wire(&holder(""), &holder("y:mask.1?int ")), Verdict::Risky);
}

#[test]
fn a_new_parameter_is_zero_where_nothing_else_is_given() {
    let old =
        "p#1 {mode:#} x:mode.0?int = P mode;\n---functions---\nget#2 mode:# = P mode;\nall#3 ids:int = Vector<P 0>;";
    let new = |given: &str, more: &str| {
        format!(
            "p#1 {{mode:#}} {{f:#}} x:mode.0?int y:f.0?int = P mode f;
             ---functions---
             get#2 mode:# = P mode {given}; all#3 ids:int {more}= Vector<P 0 f>;"
        )
    };
    assert_snapshot!(diff(old, &new("0", "f:# ")), @"
    Constructor p
      Safe/Risky parameters-changed: it has more parameters  [{mode:#} | {mode:#} {f:#}]
      Risky/Risky optional-field-added: `y` is new  [y:f.0?int]
    Function all
      Risky/Breaking mask-added: `f` is new: calls that end before it are read only where it is taken for 0  [f:#]
    ");
    // The bit of the old mask says something already.
    assert_snapshot!(diff(old, &new("mode", "f:# ")), @"
    Constructor p
      Safe/Risky parameters-changed: it has more parameters  [{mode:#} | {mode:#} {f:#}]
      Breaking/Risky optional-field-added: `y` is new, but bit 0 of `f` has another meaning for old peers  [y:f.0?int]
    Function all
      Risky/Breaking mask-added: `f` is new: calls that end before it are read only where it is taken for 0  [f:#]
    ");
    assert_eq!(wire(old, &new("1", "f:# ")), Verdict::Breaking);
}

#[test]
fn fields_after_the_arguments_of_a_call_need_a_mask() {
    let of = |more: &str| format!("a#1 = A;\n---functions---\nf#2 mode:# x:mode.0?int {more}= A;");
    assert_snapshot!(diff(&of(""), &of("mask:# y:mask.0?int ")), @"
    Function f
      Risky/Risky mask-added: `mask` is new: calls that end before it are read only where it is taken for 0  [mask:#]
      Risky/Risky optional-field-added: `y` is new  [y:mask.0?int]
    ");
    assert_snapshot!(diff(&of(""), &of("y:int ")), @"
    Function f
      Breaking/Breaking field-added: `y` is new and mandatory  [y:int]
    ");
    assert_snapshot!(diff(&of(""), &of("mask:# ")), @"
    Function f
      Breaking/Breaking field-added: `mask` is new and mandatory  [mask:#]
    ");
    assert_snapshot!(diff(&of(""), &of("mask:# y:int ")), @"
    Function f
      Breaking/Breaking field-added: `mask` is new and mandatory  [mask:#]
      Breaking/Breaking field-added: `y` is new and mandatory  [y:int]
    ");
    assert_snapshot!(diff(&of(""), &of("mask:# y:mode.0?int ")), @"
    Function f
      Breaking/Breaking field-added: `mask` is new and mandatory  [mask:#]
      Breaking/Risky optional-field-added: `y` is new, but bit 0 of `mode` has another meaning for old peers  [y:mode.0?int]
    ");
    // A constructor has no end that could be left out.
    assert_eq!(wire("a#1 x:int = A;", "a#1 x:int mask:# y:mask.0?int = A;"), Verdict::Breaking);
}

#[test]
fn other_changes_that_break_the_wire() {
    let cases = [
        ("a mask on an old field", "a#1 m:# x:int y:m.0?int = A;", "a#1 m:# x:m.1?int y:m.0?int = A;"),
        ("a new field without mask", "a#1 x:int = A;", "a#1 x:int y:int = A;"),
        ("another bit", "a#1 {m:#} x:m.0?int = A m;", "a#1 {m:#} x:m.1?int = A m;"),
        (
            "another mask",
            "a#1 {m:#} {n:#} x:m.0?int y:n.0?int = A m n;",
            "a#1 {m:#} {n:#} x:n.0?int y:n.0?int = A m n;",
        ),
        (
            "no mask any more",
            "a#1 {m:#} {n:#} x:m.0?int y:n.0?int = A m n;",
            "a#1 {m:#} {n:#} x:int y:n.0?int = A m n;",
        ),
        ("a field less", "a#1 x:int y:int = A;", "a#1 x:int = A;"),
        ("a parameter less", "m#1 {X:Type} {Y:Type} k:X v:Y = M X Y;", "m#1 {X:Type} k:X v:string = M X;"),
        ("a variant less", "a#1 = A; b#2 = A; c#3 = A;", "a#1 = A;"),
        ("a function less", "a#1 = A;\n---functions---\nf#2 = A;", "a#1 = A;"),
        ("a constant", "p#1 {n:#} x:n.0?int = P n; q#2 p:(P 0) = Q;", "p#1 {n:#} x:n.0?int = P n; q#2 p:(P 1) = Q;"),
        ("another count", "a#1 n:# m:# x:n*[int] = A;", "a#1 n:# m:# x:m*[int] = A;"),
    ];
    for (what, old, new) in cases {
        assert_eq!(wire(old, new), Verdict::Breaking, "{what}");
    }
}

#[test]
fn changes_that_keep_the_wire() {
    let cases = [
        ("a new function", "a#1 = A;", "a#1 = A;\n---functions---\nf#2 x:int mask:# y:mask.0?int = A;", Verdict::Safe),
        ("a new type", "a#1 = A;", "a#1 = A; b#2 x:int = B;", Verdict::Safe),
        ("a new variant", "a#1 = A; b#2 = A;", "a#1 = A; b#2 = A; c#3 = A;", Verdict::Risky),
        ("a free bit", "a#1 m:# x:m.0?int = A;", "a#1 m:# x:m.0?int y:m.1?int = A;", Verdict::Risky),
        ("a free bit, anywhere", "a#1 m:# x:m.0?int = A;", "a#1 m:# y:m.1?int x:m.0?int = A;", Verdict::Risky),
        ("a mask that nothing used", "a#1 m:# = A;", "a#1 m:# y:m.0?int = A;", Verdict::Risky),
        ("a field's name", "a#1 x:int = A;", "a#1 y:int = A;", Verdict::Safe),
        ("a name", "a#1 x:int = A;", "b#1 x:int = A;", Verdict::Safe),
        (
            "an annotation",
            "a#1 = A;\n---functions---\n@any f#2 = A;",
            "a#1 = A;\n---functions---\n@read f#2 = A;",
            Verdict::Safe,
        ),
    ];
    for (what, old, new, verdict) in cases {
        assert_eq!(wire(old, new), verdict, "{what}");
    }
}
