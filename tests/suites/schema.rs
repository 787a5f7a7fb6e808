//! The meaning of schemas: names, ids, variables, cycles, comments.

mod ids;
mod published;
mod types;
mod values;

use insta::assert_snapshot;
use typewright_language::schema::{IdSource, LowerOptions, Profile};
use typewright_tests::{dump, messages, schema, schema_with};

/// The ids of the definitions of `tl` under a profile.
fn ids(tl: &str, profile: Profile) -> Vec<u32> {
    let schema = schema_with(tl, LowerOptions { profile: Some(profile), ..LowerOptions::default() });
    assert!(schema.combinators.iter().all(|combinator| combinator.id_source == IdSource::Computed));
    schema.combinators.iter().map(|combinator| combinator.id).collect()
}

fn id(tl: &str, profile: Profile) -> String {
    ids(tl, profile).iter().map(|id| format!("{id:08x}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn names_become_types() {
    let tl = "
        user id:long name:string friends:Vector<User> = User;
        userEmpty = User;
        photo user:User small:%photoSize large:photoSize sizes:vector<photoSize> = Photo;
        photoSize width:int boxed:Int any:Object call:function ok:Bool = PhotoSize;
        ---functions---
        getPhotos ids:Vector<long> = Vector<Photo>;
        getCount = Int;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type User = user | userEmpty, recursive
    type Photo = photo
    type PhotoSize = photoSize
    user#ffeb1760 id:Long name:String friends:Vector<User> = User
    userEmpty#ed979fa1 = User
    photo#cd36123f user:User small:%PhotoSize large:%PhotoSize sizes:vector<%PhotoSize> = Photo
    photoSize#cd40610b width:Int boxed:Int#a8509bda any:Object call:Function ok:Bool = PhotoSize
    fn getPhotos#ea659d03 ids:Vector<Long> = Vector<Photo>
    fn getCount#297dfcac = Int#a8509bda
    ");
}

#[test]
fn every_builtin_is_known_by_name() {
    let tl = "
        a int long double string bytes int32 int53 int64 float secureString secureBytes int128 int256 int512 true = A;
        b Int Long Double String Bytes Int32 Int53 Int64 Float SecureString SecureBytes Int128 Int256 Int512 True = B;
        c Bool Object object Function function = C;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type A = a
    type B = b
    type C = c
    a#1f2cad5c Int Long Double String Bytes Int Int53 Long Float String Bytes Int128 Int256 Int512 True = A
    b#08dd395f Int#a8509bda Long#22076cba Double#2210c154 String#b5286e24 Bytes#e937bb82 Int#5cb934fa Int53#6781c7ee Long#5d9ed744 Float#824dab22 String#8ea8c283 Bytes#bad71dc7 Int128#84ccf7b7 Int256#7bedeb5b Int512#6ff82434 True#3fedd339 = B
    c#b5550894 Bool Object Object Function Function = C
    ");
}

#[test]
fn builtins_may_be_declared_in_every_form_and_anywhere() {
    let tl = "
        int#a8509bda ? = Int;
        a x:Int y:Bytes z:Int256 w:Int128 = A;
        bytes data:string = Bytes;
        int256 8*[ int32 ] = Int256;
        int128 4*[ int ] = Int128;
        object ? = Object;
        boolTrue = Bool;
        boolFalse#bc799737 = Bool;
        true#3fedd339 = True;
        vector#1cb5c415 {t:Type} # [ t ] = Vector t;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type A = a
    a#07b2bd10 x:Int#a8509bda y:Bytes#184614d1 z:Int256#9da18c3c w:Int128#84ccf7b7 = A
    ");
}

#[test]
fn an_id_written_on_a_builtin_is_the_one_of_its_boxed_form() {
    assert_snapshot!(dump(&schema("a x:Long y:%Long = A; long#00000007 ? = Long;")), @"
    type A = a
    a#35ee0da8 x:Long#00000007 y:Long = A
    ");
}

#[test]
fn vectors_and_their_elements_are_boxed_apart() {
    let tl = "a = A; b p:Vector<A> q:vector<A> r:Vector<%A> s:vector<a> t:%(Vector a) u:%Vector<%(Vector A)> = B;";
    assert_snapshot!(dump(&schema(tl)), @"
    type A = a
    type B = b
    a#7aae25b9 = A
    b#ded7ba87 p:Vector<A> q:vector<A> r:Vector<%A> s:vector<%A> t:vector<%A> u:vector<vector<A>> = B
    ");
}

#[test]
fn parameters_take_their_place_in_the_result() {
    let tl = "
        tuple {t:Type} {n:#} [t] = Tuple t n;
        swapped {n:#} {t:Type} head:t tail:(n+1)*[ t ] = Swapped t n;
        use n:# a:(tuple int n) b:(Tuple %(Tuple long 2) (3+n)) = Use;
        pattern {t:Type} value:t = Pattern (Vector t) 3;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type Tuple T # = tuple
    type Swapped T # = swapped
    type Use = use
    type Pattern T # = pattern
    tuple#9770768a {t$0:Type=0} {n$1:#=1} n$1*[ t$0 ] = Tuple<t$0,n$1>
    swapped#a6e5910a {n$0:#=1} {t$1:Type=0} head:t$1 tail:(n$0+1)*[ t$1 ] = Swapped<t$1,n$0>
    use#dad14098 n:#$0 a:%Tuple<Int,n$0> b:Tuple<%Tuple<Long,2>,(n$0+3)> = Use
    pattern#29a413a0 {t$0:Type=0} value:t$0 = Pattern<Vector<t$0>,3>
    ");
}

#[test]
fn brackets_open_a_scope() {
    let tl = "
        a n:# x:n*[ n:# y:n*[ int ] flags:# z:flags.0?n*[ long ] ] w:n*[ string ] = A;
        b # # [ # [ int ] ] = B;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type A = a
    type B = b
    a#bc4513bd n:#$0 x:n$0*[ n:#$1 y:n$1*[ Int ] flags:#$2 z:flags$2.0?n$1*[ Long ] ] w:n$0*[ String ] = A
    b#c04014a9 #$0 #$1 $1*[ #$2 $2*[ Int ] ] = B
    ");
}

#[test]
fn masks_are_fields_or_parameters() {
    let tl = "
        a {mask:#} x:mask.31?int flags:# y:flags.0?true z:flags.0?long flags2:# w:flags2.1?Vector<(A 1)> = A mask;
        b n:# a:(A n) = B;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type A # = a, recursive
    type B = b
    a#f5dc25b5 {mask$0:#=0} x:mask$0.31?Int flags:#$1 y:flags$1.0?True z:flags$1.0?Long flags2:#$2 w:flags2$2.1?Vector<A<1>> = A<mask$0>
    b#b737d8a6 n:#$0 a:A<n$0> = B
    ");
}

#[test]
fn queries_lend_functions_their_result() {
    let tl = "
        a = A;
        reply {X:Type} id:long result:X = Reply X;
        ---functions---
        invoke {X:Type} layer:int query:!X = X;
        send {X:Type} query:!X = Reply X;
        many n:# = Vector<(Reply int)>;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type A = a
    type Reply T = reply
    a#7aae25b9 = A
    reply#32bfec78 {X$0:Type=0} id:Long result:X$0 = Reply<X$0>
    fn invoke#094b1680 {X$0:Type=0} layer:Int query:!X$0 = X$0
    fn send#f1b99d5c {X$0:Type=0} query:!X$0 = Reply<X$0>
    fn many#4d13f782 n:#$0 = Vector<Reply<Int>>
    ");
}

#[test]
fn the_result_of_a_function_may_use_its_fields() {
    let tl = "tuple {t:Type} {n:#} [t] = Tuple t n; ---functions--- get n:# = Tuple int n;";
    assert_snapshot!(dump(&schema(tl)), @"
    type Tuple T # = tuple
    tuple#9770768a {t$0:Type=0} {n$1:#=1} n$1*[ t$0 ] = Tuple<t$0,n$1>
    fn get#ea19f88f n:#$0 = Tuple<Int,n$0>
    ");
}

#[test]
fn constructors_may_be_used_before_they_are_declared() {
    let tl = "list {X:Type} flags:# head:X tail:flags.0?(list X) = List X; use list:(list long) = Use;";
    assert_snapshot!(dump(&schema(tl)), @"
    type List T = list, recursive, cycle 0
    type Use = use
    list#06f90a0a {X$0:Type=0} flags:#$1 head:X$0 tail:flags$1.0?%List<X$0> = List<X$0>
    use#97e240b6 list:%List<Long> = Use
    ");
}

#[test]
fn a_layer_may_declare_a_name_anew() {
    let tl = "===8=== message id:int = Message; ===17=== message id:long = Message; box m:Message = Box;";
    let schema = schema(tl);
    assert_eq!(
        schema.combinators.iter().map(|combinator| combinator.layer).collect::<Vec<_>>(),
        [Some(8), Some(17), Some(17)]
    );
    assert_snapshot!(dump(&schema), @"
    type Message = message | message
    type Box = box
    message#c4755b3d id:Int = Message
    message#d658f044 id:Long = Message
    box#cf12d49e m:Message = Box
    ");
}

#[test]
fn a_type_may_have_one_unnamed_constructor() {
    assert_snapshot!(dump(&schema("error text:string = Reply; _ value:int = Reply;")), @"
    type Reply = error | _
    error#e4bb8170 text:String = Reply
    _#ce2a6075 value:Int = Reply
    ");
}

#[test]
fn constraints_and_partial_applications_are_read() {
    assert_snapshot!(dump(&schema("New A; a = A; Final A; Empty B; b x:B = C; Vector int;")), @"
    type A = a
    type B = 
    type C = b
    a#7aae25b9 = A
    b#c36f8301 x:B = C
    ");
}

#[test]
fn the_layer_comes_from_a_comment_or_from_the_caller() {
    let layer = |tl| schema(tl).layer;
    assert_eq!(layer("// LAYER 228\na = A;"), Some(228));
    assert_eq!(layer("a = A; // Layer:  227"), Some(227));
    assert_eq!(layer("// layer 8\na = A;\n// layer 17\nb = B;"), Some(17));
    assert_eq!(layer("// the layer 8 of it\na = A;"), None);
    let options = LowerOptions { layer: Some(3), ..LowerOptions::default() };
    assert_eq!(schema_with("// LAYER 228\na = A;", options).layer, Some(3));
}

#[test]
fn a_conditional_number_is_warned_of() {
    assert_snapshot!(messages("a flags:# flags2:flags.0?# x:flags2.1?int = A;"), @"Warning at `flags2:flags.0?#`: `flags2` is itself conditional; where it is absent, it is 0");
}
