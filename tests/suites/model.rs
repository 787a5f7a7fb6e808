//! The model: the choices that it takes, and its errors.

use insta::assert_snapshot;
use typewright::model::{self, Item, Model, ModelOptions};
use typewright_language::source::Diagnostics;
use typewright_tests::{outline, schema};

pub(crate) fn model(tl: &str) -> Model {
    let mut diagnostics = Diagnostics::new();
    let model = model::build(&schema(tl), &ModelOptions::default(), &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{:#?}", diagnostics.sorted());
    model
}

fn outlined(tl: &str) -> String {
    outline(&model(tl))
}

fn refusals(tl: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    let model = model::build(&schema(tl), &ModelOptions::default(), &mut diagnostics);
    assert!(model.modules.is_empty());
    let line = |diagnostic: &typewright_language::source::Diagnostic| {
        let span = diagnostic.primary.span;
        format!("`{}`: {}\n", &tl[span.range()], diagnostic.message)
    };
    diagnostics.sorted().into_iter().map(line).collect()
}

#[test]
fn a_type_is_a_struct_or_an_enum() {
    assert_snapshot!(outlined("point x:int y:int = Dot; on = Switch; off = Switch; dim level:int = Switch;"), @"
    types::Dot {x: i32, y: i32}
    types::Switch = On | Off | Dim(variants::Dim)
    variants::Dim {level: i32}
    ");
}

#[test]
fn modules_nest_as_namespaces_do() {
    let tl =
        "a.one x:a.b.Two = a.One; a.b.two x:Root y:Vector<a.One> z:c.Three = a.b.Two; root = Root; c.three = c.Three;
              ---functions--- a.get x:Root = a.b.Two;";
    assert_snapshot!(outlined(tl), @"
    functions::a::Get {x: types::Root} -> types::a::b::Two as plain
    types::Root {}
    types::a::One {x: b::Two}
    types::a::b::Two {x: types::Root, y: Vec<types::a::One>, z: types::c::Three}
    types::c::Three {}
    ");
}

#[test]
fn a_constructor_lives_in_its_own_namespace() {
    assert_snapshot!(outlined("red.one x:int = Color; blue.one x:int = Color;"), @"
    types::Color = RedOne(variants::red::One) | BlueOne(variants::blue::One)
    variants::blue::One {x: i32}
    variants::red::One {x: i32}
    ");
}

#[test]
fn variants_leave_out_the_name_of_the_type() {
    let tl = "phoneCallRequested = PhoneCall; phoneCall = PhoneCall; missing = PhoneCall; phoneCalls = PhoneCall;";
    assert_snapshot!(outlined(tl), @"types::PhoneCall = Requested | PhoneCall | Missing | PhoneCalls");
}

#[test]
fn variants_stay_whole_where_nothing_digits_or_self_would_be_left() {
    assert_snapshot!(outlined("inputUserSelf = InputUser; inputUser64 = InputUser; inputUser = InputUser;"), @"types::InputUser = InputUserSelf | InputUser64 | InputUser");
}

#[test]
fn variants_that_clash_get_longer_names() {
    let tl = "colorRed = Color; red = Color; a.blue = Color; b.blue = Color; a_blue = Color; colorGreen = Color;";
    assert_snapshot!(outlined(tl), @"types::Color = ColorRed | Red | ABlue | BBlue | ABlue2 | Green");
}

#[test]
fn keywords_are_raw_or_end_in_an_underscore() {
    let tl = "a type:int self:int Self:int super:int crate:int = A; pub.gen x:int = pub.Self; rt.a = rt.Mod; mod.a = mod.Super;";
    assert_snapshot!(outlined(tl), @r"
    types::A {r#type: i32, self_: i32, self_2: i32, super_: i32, crate_: i32}
    types::mod_::Super {}
    types::r#pub::Self_ {x: i32}
    types::rt_::Mod {}
    ");
}

#[test]
fn equal_names_get_numbers() {
    let tl = "a x:int X:int set_x:int setX:int setX2:int = A; fooBar = FooBar; foo_bar = Foo_bar; a1 = A1; a_1 = A_1;";
    assert_snapshot!(outlined(tl), @r"
    types::A {x: i32, x_2: i32, set_x: i32, set_x_2: i32, set_x2: i32}
    types::FooBar {}
    types::FooBar2 {}
    types::A1 {}
    types::A1_2 {}
    ");
}

#[test]
fn a_field_without_a_name_is_called_by_its_place() {
    assert_snapshot!(outlined("a int # string = A;"), @"types::A {field_1: i32, field_2: u32, field_3: String}");
}

#[test]
fn words_are_no_fields_unless_they_announce_none() {
    assert_snapshot!(outlined("a flags:# x:flags.0?true y:flags.1?int z:flags.2?Bool more:# = A;"), @"types::A {x: bool, y: Option<i32>, z: Option<bool>, more: u32}");
}

#[test]
fn builtins_have_types() {
    let tl = "a b:int c:long d:double e:float f:string g:bytes h:Bool i:true j:# k:int128 l:int256 m:int512
              o:Int p:Vector<Vector<bytes>> q:vector<String> n:Object = A;";
    assert_snapshot!(outlined(tl), @"types::A {b: i32, c: i64, d: f64, e: f32, f: String, g: Vec<u8>, h: bool, i: (), j: u32, k: [u8; 16], l: [u8; 32], m: [u8; 64], o: i32, p: Vec<Vec<Vec<u8>>>, q: Vec<String>, n: Object}");
}

#[test]
fn values_of_one_cycle_lie_in_boxes_and_others_do_not() {
    let tl = "left right:Right = Left; end = Left; right flags:# left:flags.0?Left all:Vector<Left> = Right;
              user left:Left right:Right = User;";
    assert_snapshot!(outlined(tl), @"
    types::Left = Left(variants::Left) | End
    types::Right {left: Option<Box<Left>>, all: Vec<Left>}
    types::User {left: Left, right: Right}
    variants::Left {right: Box<types::Right>}
    ");
}

#[test]
fn a_bare_value_lies_in_a_box_too() {
    assert_snapshot!(outlined("list flags:# head:int tail:flags.0?list = List;"), @"types::List {head: i32, tail: Option<Box<List>>}");
}

#[test]
fn payloads_of_more_than_56_bytes_lie_in_boxes() {
    let tl = "fits a:string b:string c:long = T; large a:string b:string c:long d:true e:Bool = T; none = T;";
    assert_snapshot!(outlined(tl), @"
    types::T = Fits(variants::Fits) | Large(Box<variants::Large>) | None
    variants::Fits {a: String, b: String, c: i64}
    variants::Large {a: String, b: String, c: i64, d: (), e: bool}
    ");
}

#[test]
fn an_option_counts_unless_the_value_leaves_room_for_none() {
    let tl = "a f:# b:f.0?long c:f.1?long d:f.2?long e:long = Longs; longsFit f:# b:f.0?long c:f.1?long d:f.2?long e:true = Longs;
              s f:# b:f.0?string c:f.1?bytes d:f.2?Bool e:f.3?Bool = Strings; stringsNone = Strings;";
    assert_snapshot!(outlined(tl), @"
    types::Longs = A(Box<variants::A>) | Fit(variants::LongsFit)
    types::Strings = S(variants::S) | None
    variants::A {f: u32 kept, b: Option<i64>, c: Option<i64>, d: Option<i64>, e: i64}
    variants::LongsFit {f: u32 kept, b: Option<i64>, c: Option<i64>, d: Option<i64>, e: ()}
    variants::S {f: u32 kept, b: Option<String>, c: Option<Vec<u8>>, d: Option<bool>, e: Option<bool>}
    ");
}

#[test]
fn functions_have_their_response_type() {
    let tl = "user = User; ---functions--- a = User; b = Vector<User>; c = Int; d = Vector<bytes>; e = True; f = Bool;";
    assert_snapshot!(outlined(tl), @"
    functions::A {} -> types::User as plain
    functions::B {} -> Vec<types::User> as plain
    functions::C {} -> i32 as #a8509bda int
    functions::D {} -> Vec<Vec<u8>> as Vector(bytes)
    functions::E {} -> () as #3fedd339 empty
    functions::F {} -> bool as plain
    types::User {}
    ");
}

#[test]
fn a_query_makes_a_function_generic() {
    let tl = "---functions--- wrap {X:Type} layer:int query:!X = X; x {X:Type} query:!X = X;
              both {A:Type} {B:Type} first:!A second:!B = B; vec {Vec:Type} query:!Vec = Vec;";
    assert_snapshot!(outlined(tl), @"
    functions::Wrap<X> {layer: i32, query: X} -> the response of query: X
    functions::X<X2> {query: X2} -> the response of query: X2
    functions::Both<A, B> {first: A, second: B} -> the response of second: B
    functions::Vec<Vec3> {query: Vec3} -> the response of query: Vec3
    ");
}

#[test]
fn unsupported_constructs_are_reported_in_one_run() {
    let tl = "tower {t:Type} up:(Vector (Tower (Maybe t))) = Tower t; just {t:Type} x:t = Maybe t;
              bare {t:Type} x:%t = Bare t; fine x:int = Fine;
              ---functions--- again {X:Type} query:!X before:(Maybe X) = X;";
    assert_snapshot!(refusals(tl), @"
    `up:(Vector (Tower (Maybe t)))`: a type that holds itself with ever larger arguments cannot be generated
    `x:%t`: a bare type that is a variable cannot be generated
    `before:(Maybe X)`: the response of a query as an argument of a function cannot be generated
    ");
}

#[test]
fn forms_hold_the_values_that_bytes_depend_on() {
    assert_snapshot!(outlined("just {t:Type} value:t = Maybe t; none {t:Type} = Maybe t; user a:(Maybe int) = User;"), @"
    types::Maybe<T> = Just(variants::Just) | None by MaybeForm {t}
    types::User {a: Maybe<i32>}
    variants::Just<T> {value: T} by JustForm {t}
    ");
    assert_snapshot!(outlined("tuple {t:Type} {n:#} items:n*[t] = Tuple t n; pair {a:Type} {b:Type} x:a = Pair a b;"), @"
    types::Tuple<T> {items: Vec<T>} by TupleForm {t, n}
    types::Pair<A> {x: A} by PairForm {a}
    ");
}

#[test]
fn repetitions_of_several_values_are_structs() {
    assert_snapshot!(outlined("list n:# one:n*[int] two:n*[id:int name:string] = List;"), @"
    types::ListTwo {id: i32, name: String} by ListTwoForm {}
    types::List {n: u32, one: Vec<i32>, two: Vec<ListTwo>}
    ");
    assert_snapshot!(outlined("grid m:# n:# rows:n*[x:int cells:n*[y:m.0?int z:int]] = Grid;"), @"
    types::GridCells {y: Option<i32>, z: i32} by GridCellsForm {m}
    types::GridRows {x: i32, cells: Vec<GridCells>} by GridRowsForm {m, n}
    types::Grid {m: u32, n: u32, rows: Vec<GridRows>}
    ");
}

#[test]
fn repetitions_get_their_own_struct_wherever_they_nest() {
    let tl = "maze n:# a:n*[rows:n*[int]] b:n*[n*[x:int y:int]] c:n*[x:int c:n*[n*[y:long] z:n*[t:int u:int]]] = Maze;";
    assert_snapshot!(outlined(tl), @"
    types::MazeItem {x: i32, y: i32} by MazeItemForm {}
    types::MazeZ {t: i32, u: i32} by MazeZForm {}
    types::MazeC2 {field_1: Vec<i64>, z: Vec<MazeZ>} by MazeCForm2 {n}
    types::MazeC {x: i32, c: Vec<MazeC2>} by MazeCForm {n}
    types::Maze {n: u32, a: Vec<Vec<i32>>, b: Vec<Vec<MazeItem>>, c: Vec<MazeC>}
    ");
}

#[test]
fn variants_keep_the_name_of_their_constructor() {
    let model = model("peerUser id:int = Peer; peerChat = Peer; a.peerUser x:int = Peer;");
    let items = model.modules.iter().flat_map(|module| &module.items);
    let variants = items.filter_map(|item| if let Item::Enum(item) = item { Some(&item.variants) } else { None });
    let names: Vec<_> = variants.flatten().map(|it| format!("{} is {}", it.name, it.tl_name)).collect();
    assert_eq!(names, ["PeerUser is peerUser", "Chat is peerChat", "APeerUser is a.peerUser"]);
}

#[test]
fn namespaces_nest_32_times() {
    let name = |depth: usize| format!("{}a x:int = A;", "n.".repeat(depth));
    assert!(outlined(&name(32)).contains("A {x: i32}"));
    assert_snapshot!(refusals(&name(33)).replace("n.", ""), @"`a`: a name in more than 32 namespaces cannot be generated");
}

#[test]
fn nesting_without_end_takes_neither_stack_nor_time() {
    let chain = |next: &dyn Fn(usize) -> String| (0..20_000).map(next).collect::<String>() + "t20000 = T20000;";
    let values = outlined(&chain(&|n| format!("t{n} m:# x:m.0?%T{0} y:m.1?%T{0} = T{n};", n + 1)));
    assert!(values.contains("T0 {m: u32 kept, x: Option<Box<T1>>, y: Option<Box<T1>>}"), "{}", &values[..500]);
    let cycle = chain(&|n| format!("t{n} x:T{} = T{n}; u{n} = T{n};", n + 1)) + "u20000 x:T0 = T20000;";
    assert!(outlined(&cycle).contains("variants::T0 {x: Box<types::T1>}"));
}
