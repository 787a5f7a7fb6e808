//! Lints: findings, silencing, and the examples of each lint.

use insta::assert_snapshot;
use typewright::Builder;
use typewright::model::Compat;
use typewright_language::source::{Example, Level, Lint};
use typewright_language::{Error, Reader, Report, Schema};
use typewright_tools::session::check;

/// The ids of everything that is found, all lints being on.
fn found(tl: &str) -> Vec<&'static str> {
    let report = checked(Reader::new().level(Lint::Undocumented, None), None, tl);
    let mut ids: Vec<_> = report.iter().map(|lint| lint.id()).collect();
    ids.dedup();
    ids
}

fn checked(builder: impl Into<Builder>, old: Option<&Schema>, tl: &str) -> Vec<Lint> {
    match check(builder.into().schema_text("schema.tl", tl), old) {
        Ok(report) => report.diagnostics().iter().filter_map(|finding| finding.lint).collect(),
        Err(error) => error.diagnostics().unwrap().1.iter().filter_map(|finding| finding.lint).collect(),
    }
}

/// Frames of all that is found in a schema.
fn frames(reader: Reader, tl: &str) -> String {
    frames_against(reader, None, tl)
}

fn frames_against(reader: Reader, old: Option<&Schema>, tl: &str) -> String {
    match check(reader.schema_text("schema.tl", tl), old) {
        Ok(report) => report.frames(Level::Note, false),
        Err(error) => error.frames(false),
    }
}

#[test]
fn ids_and_names_tell_lints_apart() {
    for lint in Lint::ALL {
        assert_eq!(Lint::find(lint.id()), Some(lint));
        assert_eq!(Lint::find(lint.name()), Some(lint));
    }
    assert!(Lint::ALL.map(Lint::id).is_sorted());
    assert_eq!(Lint::find("tl001"), Some(Lint::IdMismatch));
    assert_eq!(Lint::find("TL999"), None);
}

#[test]
fn every_lint_finds_its_own_example_and_not_the_mended_one() {
    let mut shown = 0;
    for lint in Lint::ALL {
        let Some(Example { found, mended }) = lint.about().example else { continue };
        let on = || Reader::new().level(lint, Some(Level::Note));
        assert!(checked(on(), None, found).contains(&lint), "{} in {found}", lint.id());
        assert!(!checked(on(), None, mended).contains(&lint), "{} in {mended}", lint.id());
        shown += 1;
    }
    assert_eq!(shown, 21);
}

#[test]
fn bits_that_mean_nothing_are_named() {
    assert_snapshot!(frames(Reader::new(), "user flags:# a:flags.1?int b:flags.4?int c:flags.4?int = User;"), @"
    note[TL012]: bits 0, 2, 3 of `flags` have no field
     --> schema.tl:1:6
      |
    1 | user flags:# a:flags.1?int b:flags.4?int c:flags.4?int = User;
      |      ^^^^^^^
      |
      = note: a bit that had a field in an earlier layer must not get another one

    note[TL013]: `b`, `c` share bit 4 of `flags`: they are present together or absent together
     --> schema.tl:1:42
      |
    1 | user flags:# a:flags.1?int b:flags.4?int c:flags.4?int = User;
      |                            ------------- ^^^^^^^^^^^^^
      |                            |
      |                            the first of them
    ");
}

#[test]
fn a_mask_may_be_used_by_a_type() {
    assert!(!found("a {flags:#} x:flags.0?int = A flags;\nb flags:# a:(A flags) = B;").contains(&"TL011"));
    assert!(!found("a flags:# x:flags*[int] = A;").contains(&"TL011"));
    assert!(found("a count:# = A;").is_empty());
}

#[test]
fn a_schema_without_functions_has_no_way_in() {
    assert_eq!(found("user = User;"), Vec::<&str>::new());
    assert_eq!(found("user = User;\n---functions---\nping = Bool;"), ["TL022"]);
    assert_eq!(
        found("user next:Vector<Next> = User;\nnext = Next;\n---functions---\nping = User;"),
        Vec::<&str>::new()
    );
}

#[test]
fn a_bare_type_with_a_mask_can_grow() {
    assert_eq!(found("point flags:# x:flags.0?int = Point;\nline a:(vector %Point) = Line;"), Vec::<&str>::new());
    assert_eq!(found("point x:int = Point;\nline a:(vector %Point) = Line;"), ["TL023"]);
}

#[test]
fn a_comment_silences_the_declaration_that_it_is_at() {
    let short = "#7be = ";
    assert_eq!(
        found(&format!("// typewright: allow(id-short, TL001)\na{short}A;\nb{short}B;")).len(),
        2,
        "an error, too"
    );
    assert_eq!(found("// typewright: allow(id-short, id-mismatch)\na#7be = A;"), Vec::<&str>::new());
    assert_eq!(found("a#7be = A; // typewright: allow(TL002, tl001)\nb#7bf = B;"), ["TL001", "TL002"]);
    assert_eq!(found("a#7be = A; b#7bf = B; // typewright: allow(TL002, TL001); both are old\n"), ["TL001", "TL002"]);
    assert_eq!(found("a#7be = A; // typewright: allow(TL002, TL001); it is old"), Vec::<&str>::new());
    assert_eq!(found("// typewright: allow-file(TL002, TL001)\n\na#7be = A;\nb#7bf = B;"), Vec::<&str>::new());
}

#[test]
fn an_allow_has_to_silence_something() {
    assert_snapshot!(frames(Reader::new(), "// typewright: allow(TL013, bit-unsued)\nuser id:long = User;"), @"
    warning[TL051]: no such lint: `bit-unsued`
     --> schema.tl:1:1
      |
    1 | // typewright: allow(TL013, bit-unsued)
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `bit-unused`?

    warning[TL050]: TL013 (bit-shared) finds nothing here
     --> schema.tl:1:1
      |
    1 | // typewright: allow(TL013, bit-unsued)
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: remove it from the comment
    ");
}

#[test]
fn levels_are_chosen() {
    let tl = "a#000007be = A;";
    let level = |level| checked(Reader::new().level(Lint::IdMismatch, level), None, tl);
    assert_eq!(level(None), []);
    assert_eq!(level(Some(Level::Warning)), [Lint::IdMismatch]);
    let denied: Result<Report<_>, Error> =
        check(Reader::new().level(Lint::IdMismatch, Some(Level::Error)).schema_text("schema.tl", tl), None);
    assert_eq!(denied.unwrap_err().count(), 1);
}

/// Breaking changes by the rules of VK: forbidden and allowed ones, each as a case.
#[test]
fn an_earlier_schema_says_what_breaks() {
    let broken = |old: &str, new: &str| {
        let old = Reader::new().schema_text("old.tl", old).read().unwrap().value;
        let lints = checked(Reader::new(), Some(&old), new);
        lints.contains(&Lint::BreaksWire)
    };
    // Without ids of their own, changed texts have other ids; these stay.
    let cases: [(&str, &str, bool); 12] = [
        ("a#1 x:int = A;\nb#2 a:%A = B;", "a#1 x:int = A;\na2#3 = A;\nb#2 a:A = B;", true),
        ("a#1 x:int = A;", "a#1 flags:# x:flags.0?int = A;", true),
        ("a#1 x:int = A;", "a#1 x:int y:int = A;", true),
        ("a#1 f:# x:f.0?int = A;", "a#1 f:# x:f.0?int y:f.0?int = A;", true),
        ("a#1 f:# x:f.0?int = A;", "a#1 f:# x:f.1?int = A;", true),
        ("a#1 f:# x:f.0?int = A;", "a#1 f:# = A;", true),
        ("a#1 x:int = A;", "a#1 = A;", true),
        ("a#1 = A;\nb#2 = A;", "a#1 = A;", true),
        ("---functions---\nf#1 = Bool;", "---functions---\nf#1 x:int = Bool;", true),
        ("a#1 f:# x:f.0?int = A;", "a#1 f:# x:f.0?int y:f.1?int = A;", false),
        ("a#1 = A;", "a#1 = A;\nb#2 = B;", false),
        ("---functions---\nf#1 m:# = Bool;", "---functions---\nf#1 m:# x:m.0?int = Bool;", false),
    ];
    for (old, new, breaks) in cases {
        assert_eq!(broken(old, new), breaks, "{old}\n{new}");
    }
}

/// VK's rule for new functions, which is off for others.
#[test]
fn a_new_function_begins_with_a_mask_if_that_is_asked_for() {
    let old = "---functions---\n@any f#1 x:int = Bool;";
    let maskless = |more: &str| {
        let old_schema = Reader::new().schema_text("old.tl", old).read().unwrap().value;
        let new = format!("{old} {more}");
        assert!(!checked(Reader::new(), Some(&old_schema), &new).contains(&Lint::FunctionMaskless), "it is off");
        let asked = Reader::new().level(Lint::FunctionMaskless, Some(Level::Warning));
        checked(asked, Some(&old_schema), &new).contains(&Lint::FunctionMaskless)
    };
    assert!(maskless("@any g#2 x:int mask:# y:mask.0?int = Bool;"));
    assert!(maskless("@any g#2 x:int = Bool;"));
    assert!(!maskless("@any g#2 mask:# x:int y:mask.0?int = Bool;"));
    assert!(!maskless("@any g#2 = Bool;"));
    assert!(!maskless(""), "functions that are not new may stay");
}

#[test]
fn breaking_changes_show_the_old_declaration() {
    let old = Reader::new().schema_text("old.tl", "user#1 id:int = User;\nteam#2 = Team;").read().unwrap().value;
    assert_snapshot!(frames_against(Reader::new(), Some(&old), "user#1 id:long = User;"), @"
    error[TL100]: `team`: it is gone
     --> schema.tl:1:1
      |
    1 | user#1 id:long = User;
      | ^
      |
      = note: by the rule `constructor-removed`
      = note: it was: team#00000002 = Team;

    error[TL100]: `user`: `id` is `long`, it was `int`
     --> schema.tl:1:1
      |
    1 | user#1 id:long = User;
      | ^^^^^^^^^^^^^^^^^^^^^^
      |
      = note: by the rule `field-type-changed`
      = note: it was: user#00000001 id:int = User;
    ");
}

#[test]
fn names_that_are_one_in_rust_are_found_whatever_they_name() {
    for (tl, clashes) in [
        ("a type:int Type:int TYPE:int = A;", 2),
        ("a n:# rows:n*[fooBar:int foo_bar:int] = A;", 1),
        ("b = FooBar; c = Foo_bar;", 1),
        ("a.b = ns.FooBar; a.c = ns.Foo_bar;", 1),
        ("fooBar x:int = A; foo_bar y:int = A; c = A;", 1),
        ("---functions--- ns.getUser = Bool; ns.get_user = Bool; other.getUser = Bool;", 1),
        // Unit variants have no struct; a constructor and a function, or two namespaces, no name in common.
        ("fooBar = A; foo_bar = A;", 0),
        ("getUser x:int = A; c = A; ---functions--- get_user = Bool;", 0),
        ("===1=== a x:int = A; b = A; ===2=== a x:int y:int = A;", 0),
        ("a x:int x2:int = A; b x:int = B;", 0),
        // The first field has no name, and the sizes of objects no field in Rust.
        ("a int field_1:int = A;", 1),
        ("a n:# rows:n*[int field_1:int] = A;", 1),
        ("a field_2:int int = A;", 1),
        ("a Body:int bytes:int body:Object = A;", 1),
        ("a Bytes:int bytes:int body:Object = A;", 0),
    ] {
        let found = checked(Reader::new(), None, tl);
        assert_eq!(found.iter().filter(|lint| **lint == Lint::NameOrder).count(), clashes, "{tl}");
    }
}

#[test]
fn names_that_were_chosen_clash_no_more() {
    let found = |builder: Builder, tl: &str| {
        let mut found = checked(builder, None, tl);
        found.retain(|lint| [Lint::NameCase, Lint::NameOrder, Lint::VariantClash].contains(lint));
        found
    };
    let tl = "---functions--- getUser = Bool; get_user = Bool;";
    assert_eq!(found(Builder::new(), tl), [Lint::NameOrder]);
    assert_eq!(found(Builder::new().rename("get_user", "Fetch"), tl), []);
    assert_eq!(found(Builder::new().rename("getUser", "Fetch"), tl), []);
    let tl = "a type:int Type:int TYPE:int = A;";
    assert_eq!(found(Builder::new().rename("a.Type", "kind"), tl), [Lint::NameOrder]);
    assert_eq!(found(Builder::new().rename("a.Type", "kind").rename("a.TYPE", "sort"), tl), []);
    let tl = "b x:int = FooBar; c y:int = Foo_bar;";
    assert_eq!(found(Builder::new().rename("Foo_bar", "Other"), tl), []);
    assert_eq!(found(Builder::new().rename("c", "Other"), tl), []);
    let tl = "requested = Call; callRequested = Call;";
    assert_eq!(found(Builder::new(), tl), [Lint::VariantClash]);
    assert_eq!(found(Builder::new().rename("requested", "Asked"), tl), []);
}

#[test]
fn names_that_compat_chooses_clash_as_in_the_bindings() {
    for (tl, plain, grammers) in [
        ("b = Foobar; c = FOOBar;", vec![Lint::NameCase], vec![Lint::NameOrder]),
        ("b = FooBar; c = FOOBar;", vec![Lint::NameOrder], vec![Lint::NameCase]),
        ("a self:int is_self:int = A;", vec![], vec![Lint::NameOrder]),
    ] {
        for (builder, expected) in [(Builder::new(), plain), (Builder::new().compat(Compat::Grammers), grammers)] {
            let mut found = checked(builder, None, tl);
            found.retain(|lint| [Lint::NameCase, Lint::NameOrder].contains(lint));
            assert_eq!(found, expected, "{tl}");
        }
    }
}

#[test]
fn a_pair_of_names_has_one_finding() {
    for (tl, lint) in [
        ("userId x:int = A; userID y:int = A;", Lint::NameOrder),
        ("userId x:int = A; userID y:int = A; c = A;", Lint::NameOrder),
        ("b = FooBar; c = FOOBar;", Lint::NameOrder),
        ("b = FooBar; c = FoOBar;", Lint::NameCase),
        ("---functions--- getUserId = Bool; getUserID = Bool;", Lint::NameOrder),
        ("---functions--- getuser = Bool; getUser = Bool;", Lint::NameCase),
    ] {
        let mut found = checked(Reader::new(), None, tl);
        found.retain(|lint| [Lint::NameCase, Lint::NameOrder, Lint::VariantClash].contains(lint));
        assert_eq!(found, [lint], "{tl}");
    }
}

#[test]
fn names_that_are_one_in_rust_say_which_is_which() {
    // The names are those that are generated, whatever the order.
    assert_snapshot!(frames(Reader::new(), "---functions---\nget_user = Bool;\ngetUser = Bool;"), @"
    warning[TL025]: `getUser` and `get_user` are both `GetUser` in Rust
     --> schema.tl:2:1
      |
    2 | get_user = Bool;
      | ^^^^^^^^ it becomes `GetUser2`
    3 | getUser = Bool;
      | ------- it keeps the name
      |
      = help: give one of them another name, in the schema or with `rename`
    ");
    assert_snapshot!(frames(Reader::new(), "a Type:int type:int int = A;\nb field_2:int int = B;"), @"
    warning[TL025]: `Type` and `type` are both `type` in Rust
     --> schema.tl:1:12
      |
    1 | a Type:int type:int int = A;
      |   -------- ^^^^^^^^ it becomes `type_2`
      |   |
      |   it keeps the name
      |
      = help: give one of them another name, in the schema or with `rename`

    warning[TL025]: `field_2` and field 2, which has no name, are both `field_2` in Rust
     --> schema.tl:2:15
      |
    2 | b field_2:int int = B;
      |   ----------- ^^^ it becomes `field_2_2`
      |   |
      |   it keeps the name
      |
      = help: give one of them another name, in the schema or with `rename`
    ");
    assert_snapshot!(frames(Reader::new(), "x.fooBar = A;\nfoo_bar = A;\nfooBar = B;\nfoo_bar_ = B;"), @"
    note[TL021]: `x.fooBar` and `foo_bar` would both be `FooBar` in Rust
     --> schema.tl:2:1
      |
    1 | x.fooBar = A;
      | -------- the other one
    2 | foo_bar = A;
      | ^^^^^^^
      |
      = note: both variants keep their namespaces

    note[TL021]: `fooBar` and `foo_bar_` would both be `FooBar` in Rust
     --> schema.tl:4:1
      |
    3 | fooBar = B;
      | ------ the other one
    4 | foo_bar_ = B;
      | ^^^^^^^^
      |
      = note: the one whose name comes first in the order of bytes keeps the name, the other one gets a number
    ");
}

#[test]
fn functions_that_start_calls_of_others_are_no_warning() {
    let lints = |tl: &str| {
        let mut lints = checked(Reader::new(), None, &format!("---functions--- {tl}"));
        lints.retain(|lint| [Lint::IdPrefix, Lint::IdShared].contains(lint));
        lints
    };
    let with = "with#0000000a {X:Type} n:int s:string query:!X = X;";
    assert_eq!(lints(&format!("start#0000000a n:int s:string = Bool; {with}")), [Lint::IdPrefix]);
    assert_eq!(lints(&format!("{with} start#0000000a n:int s:string = Bool;")), [Lint::IdPrefix]);
    for other in ["n:int", "n:int s:bytes", "s:string n:int", "n:int s:string t:int", "n:int str:string"] {
        assert_eq!(lints(&format!("{with} start#0000000a {other} = Bool;")), [Lint::IdShared], "{other}");
    }
}
