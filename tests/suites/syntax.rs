//! The syntax trees of the language, a form a test.

use insta::assert_snapshot;
use typewright_language::source::{Diagnostics, SourceMap};
use typewright_language::syntax::{self, ast};
use typewright_tests::shape;

pub(crate) fn tree(text: &str) -> ast::File {
    let (tree, diagnostics) = tree_with_mistakes(text);
    assert!(!diagnostics.has_errors(), "{:#?}", diagnostics.sorted());
    tree
}

fn tree_with_mistakes(text: &str) -> (ast::File, Diagnostics) {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let id = sources.add("test.tl", text);
    let file = syntax::parse(&sources, id, &mut diagnostics);
    (file, diagnostics)
}

/// The shape of a text, and its canonical form.
fn both(text: &str) -> String {
    let tree = tree(text);
    format!("{}{tree}", shape(&tree))
}

/// The text, written canonically.
pub(crate) fn canonical(text: &str) -> String {
    tree(text).to_string()
}

#[test]
fn a_constructor() {
    assert_snapshot!(both("auth.sentCode#5e002502 x:int = auth.SentCode;"), @r#"
    Types in None auth.sentCode id Some(1577067778) (Some("x") None false int) equals false auth.SentCode
    auth.sentCode#5e002502 x:int = auth.SentCode;
    "#);
}

#[test]
fn ids_have_one_to_eight_digits() {
    assert_snapshot!(canonical("a#1 = A; b#f5bf60 = B; c#ffffffff = C;"), @"
    a#00000001 = A;
    b#00f5bf60 = B;
    c#ffffffff = C;
    ");
}

#[test]
fn namespaces_nest() {
    assert_snapshot!(both("a.b.c.d = e.f.G; n x:a.b.c.d y:e.f.G = N;"), @r#"
    Types in None a.b.c.d id None equals false e.f.G
    Types in None n id None (Some("x") None false a.b.c.d) (Some("y") None false e.f.G) equals false N
    a.b.c.d = e.f.G;
    n x:a.b.c.d y:e.f.G = N;
    "#);
}

#[test]
fn sections_may_repeat_be_empty_and_alternate() {
    let text = "---types---\n--- types ---\na = A;\n---functions---\n---functions---\nf = A;\n---types---\nb = A;";
    assert_snapshot!(both(text), @"
    Types
    Types
    Types in None a id None equals false A
    Functions
    Functions
    Functions in None f id None equals false A
    Types
    Types in None b id None equals false A
    ---types---
    ---types---
    a = A;
    ---functions---
    ---functions---
    f = A;
    ---types---
    b = A;
    ");
}

#[test]
fn an_arrow_makes_a_function_of_one_declaration() {
    assert_snapshot!(both("f => A; a = A;"), @"
    Functions in None f id None arrow false A
    Types in None a id None equals false A
    f => A;
    a = A;
    ");
}

#[test]
fn a_layer_holds_until_the_next() {
    assert_snapshot!(both("a = A; ===8=== b = B; ===17=== c = C;"), @"
    Types in None a id None equals false A
    Layer 8
    Types in Some(8) b id None equals false B
    Layer 17
    Types in Some(17) c id None equals false C
    a = A;
    ===8===
    b = B;
    ===17===
    c = C;
    ");
}

#[test]
fn annotations_stand_before_the_name_or_above_it() {
    assert_snapshot!(canonical("@read @kphp f = A;\n@any\ng = A;"), @"
    @read @kphp f = A;
    @any g = A;
    ");
}

#[test]
fn an_unnamed_constructor() {
    assert_snapshot!(both("_ {X:Type} result:X = ReqResult X;"), @r#"
    Types in None _ id None param X Type (Some("result") None false X) equals false ReqResult X
    _ {X:Type} result:X = ReqResult<X>;
    "#);
}

#[test]
fn template_params_may_share_braces() {
    assert_snapshot!(both("pair {X Y:Type} {n:#} x:X y:Y = Pair X Y n;"), @r#"
    Types in None pair id None param X Type param Y Type param n Nat (Some("x") None false X) (Some("y") None false Y) equals false Pair X Y n
    pair {X:Type} {Y:Type} {n:#} x:X y:Y = Pair<X,Y,n>;
    "#);
}

#[test]
fn grouped_fields_are_several() {
    assert_snapshot!(both("a (x y:%B) = A;"), @r#"
    Types in None a id None (Some("x") None false (bare B)) (Some("y") None false (bare B)) equals false A
    a x:%B y:%B = A;
    "#);
}

#[test]
fn field_names_may_be_upper_case_or_a_line() {
    assert_snapshot!(both("a A:int M1:int _:int int = A;"), @r#"
    Types in None a id None (Some("A") None false int) (Some("M1") None false int) (Some("_") None false int) (None None false int) equals false A
    a A:int M1:int _:int int = A;
    "#);
}

#[test]
fn conditions_may_have_spaces_and_lack_a_bit() {
    assert_snapshot!(both("a flags:# x:flags . 0 ? int y:flags.31?true z:flags?int = A;"), @r#"
    Types in None a id None (Some("flags") None false nat) (Some("x") Some(("flags", Some(0))) false int) (Some("y") Some(("flags", Some(31))) false true) (Some("z") Some(("flags", None)) false int) equals false A
    a flags:# x:flags.0?int y:flags.31?true z:flags?int = A;
    "#);
}

#[test]
fn a_query() {
    assert_snapshot!(both("---functions---\ninvoke {X:Type} layer:int query:!X = X;\nf {t:Type} q:!t = !t;"), @r#"
    Functions
    Functions in None invoke id None param X Type (Some("layer") None false int) (Some("query") None true X) equals false X
    Functions in None f id None param t Type (Some("q") None true t) equals true t
    ---functions---
    invoke {X:Type} layer:int query:!X = X;
    f {t:Type} q:!t = !t;
    "#);
}

#[test]
fn an_application_is_one_tree_in_every_notation() {
    let one = shape(&tree("a x:(Pair A (Vector int)) = A;"));
    for other in ["Pair<A,Vector<int>>", "(Pair A Vector<int>)", "(Pair<A> (Vector int))", "((Pair A) (Vector int))"] {
        assert_eq!(shape(&tree(&format!("a x:{other} = A;"))), one, "{other}");
    }
    assert_snapshot!(one, @r#"Types in None a id None (Some("x") None false (apply Pair A (apply Vector int))) equals false A"#);
}

#[test]
fn percent_binds_to_one_term() {
    assert_snapshot!(both("a x:%(Vector int) y:%Vector<int> z:(%Vector int) v:%%A w:vector<%A> = A;"), @r#"
    Types in None a id None (Some("x") None false (bare (apply Vector int))) (Some("y") None false (bare (apply Vector int))) (Some("z") None false (bare (apply Vector int))) (Some("v") None false (bare A)) (Some("w") None false (apply vector (bare A))) equals false A
    a x:%Vector<int> y:%Vector<int> z:%Vector<int> v:%A w:vector<%A> = A;
    "#);
}

#[test]
fn a_result_takes_arguments_with_and_without_brackets() {
    assert_snapshot!(both("a {t:Type} = Maybe t; b = Maybe<Vector<int>>; c = Tuple int 3; d {n:#} = Tuple int (n+1);"), @"
    Types in None a id None param t Type equals false Maybe t
    Types in None b id None equals false Maybe (apply Vector int)
    Types in None c id None equals false Tuple int 3
    Types in None d id None param n Nat equals false Tuple int (add n 1)
    a {t:Type} = Maybe<t>;
    b = Maybe<Vector<int>>;
    c = Tuple<int,3>;
    d {n:#} = Tuple<int,n+1>;
    ");
}

#[test]
fn repetitions() {
    assert_snapshot!(both("a n:# [ int ] x:[ a:int b:n*[ long ] ] y:3*[int] z:(n+1)*[int] w:flags.0?n*[int] = A;"), @r#"
    Types in None a id None (Some("n") None false nat) (None None false  times [ (None None false int)]) (Some("x") None false  times [ (Some("a") None false int) (Some("b") None false n times [ (None None false long)])]) (Some("y") None false 3 times [ (None None false int)]) (Some("z") None false (add n 1) times [ (None None false int)]) (Some("w") Some(("flags", Some(0))) false n times [ (None None false int)]) equals false A
    a n:# [ int ] x:[ a:int b:n*[ long ] ] y:3*[ int ] z:(n+1)*[ int ] w:flags.0?n*[ int ] = A;
    "#);
}

#[test]
fn the_vector_is_written_with_anonymous_fields() {
    assert_snapshot!(both("vector#1cb5c415 {t:Type} # [ t ] = Vector t;"), @"
    Types in None vector id Some(481674261) param t Type (None None false nat) (None None false  times [ (None None false t)]) equals false Vector t
    vector#1cb5c415 {t:Type} # [ t ] = Vector<t>;
    ");
}

#[test]
fn sums_are_flat() {
    assert_snapshot!(canonical("a n:# x:(n+1+2)*[int] y:(1+n)*[int] z:((n+1)+2)*[int] = A;"), @"a n:# x:(n+1+2)*[ int ] y:(1+n)*[ int ] z:(n+1+2)*[ int ] = A;");
}

#[test]
fn builtins_may_have_ids() {
    assert_snapshot!(both("int#a8509bda ? = Int; long ? = Long;"), @"
    builtin int Some(2823855066) Int
    builtin long None Long
    int#a8509bda ? = Int;
    long ? = Long;
    ");
}

#[test]
fn constraints() {
    assert_snapshot!(both("New A; Final a.B; Empty C;"), @"
    New A
    Final a.B
    Empty C
    New A;
    Final a.B;
    Empty C;
    ");
}

#[test]
fn keywords_are_types_elsewhere() {
    assert_snapshot!(both("a x:New = Final; b = Empty; c x:Type = fec.Type;"), @r#"
    Types in None a id None (Some("x") None false New) equals false Final
    Types in None b id None equals false Empty
    Types in None c id None (Some("x") None false Type) equals false fec.Type
    a x:New = Final;
    b = Empty;
    c x:Type = fec.Type;
    "#);
}

#[test]
fn partial_applications() {
    assert_snapshot!(both("Vector int; vector<int>; tuple int 3; ns.Pair<A,B>;"), @"
    partial Vector int
    partial vector int
    partial tuple int 3
    partial ns.Pair A B
    Vector<int>;
    vector<int>;
    tuple<int,3>;
    ns.Pair<A,B>;
    ");
}

#[test]
fn a_file_of_tl2_has_one_error() {
    let mut sources = SourceMap::new();
    let mut errors = |name: &str, text: &str| {
        let mut diagnostics = Diagnostics::new();
        let id = sources.add(name, text);
        let _ = syntax::parse(&sources, id, &mut diagnostics);
        let sorted = diagnostics.sorted();
        sorted.iter().map(|error| error.message.clone()).collect::<Vec<_>>()
    };
    let tl2 = "this is TL2, which is a different language";
    assert_eq!(errors("a.tl2", "whatever\n"), [tl2]);
    assert_eq!(errors("a.tl", "user = id:int;\nteam#01020304 = users?:[]user;\nuserId <=> int;\n"), [tl2]);
    assert_eq!(errors("a.tl", "user id:int = User;\n"), [""; 0]);
    // One mistake in a file of TL does not make it TL2.
    assert_eq!(errors("a.tl", "user id:int = b x:int = User;\nteam = Team;\n").len(), 1);
    assert_ne!(errors("a.tl", "user id:int = b x:int = User;\nteam = Team;\n"), [tl2]);
}

#[test]
fn no_mistake_hides_the_next_declaration() {
    for broken in
        ["a = A", "a = A b x:int = B; c", "a = Vector int", "a x: = A;", "a x:Vector<int = A;", "a x:int;", "a = A;;"]
    {
        let text = format!("{broken}\nlast#00000001 x:int = Last;\n");
        let (tree, diagnostics) = tree_with_mistakes(&text);
        assert!(diagnostics.has_errors(), "{broken}");
        assert!(tree.to_string().contains("last#00000001 x:int = Last;"), "{broken}: {tree}");
    }
}

#[test]
fn declarations_before_a_missing_semicolon_are_kept() {
    let (tree, diagnostics) = tree_with_mistakes("a = A\nb = B c x:A = C d#1 = D\n---functions---\nf = A\n");
    assert_eq!(diagnostics.sorted().len(), 5);
    assert_snapshot!(tree, @"
    a = A;
    b = B;
    c x:A = C;
    d#00000001 = D;
    ---functions---
    f = A;
    ");
}

#[test]
fn every_span_covers_its_text() {
    let text = "@read a.b#01 {X:Type} x:flags.0?Vector<X> = A X; // end";
    let tree = tree(text);
    let ast::Item::Combinator(found) = &tree.items[0] else { panic!("{tree}") };
    let field = &found.fields[0];
    let spans = [
        found.span,
        found.name.span,
        found.id.unwrap().span,
        found.params[0].span,
        field.span,
        field.condition.as_ref().unwrap().span,
        found.result.span,
        tree.comments[0].span,
    ];
    let texts: Vec<_> = spans.iter().map(|span| &text[span.range()]).collect();
    assert_snapshot!(texts.join("\n"), @"
    @read a.b#01 {X:Type} x:flags.0?Vector<X> = A X;
    a.b
    #01
    X:Type
    x:flags.0?Vector<X>
    flags.0?
    A X
    // end
    ");
}
