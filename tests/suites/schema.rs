//! The meaning of schemas: names, ids, variables, cycles, comments.

use insta::assert_snapshot;
use typewright_language::schema::{Builtin, IdSource, LowerOptions, Profile, Schema, TypeExpr};
use typewright_language::source::{Diagnostics, SourceMap, render};
use typewright_tests::{dump, lowered, messages, schema, schema_with};

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
fn a_conditional_number_is_warned_of() {
    assert_snapshot!(messages("a flags:# flags2:flags.0?# x:flags2.1?int = A;"), @"Warning at `flags2:flags.0?#`: `flags2` is itself conditional; where it is absent, it is 0");
}

#[test]
fn cycles_are_by_value_or_through_vectors() {
    // The five of Telegram's layer 228, in small.
    let tl = "
        inputPeerSelf = InputPeer;
        inputPeerUserFromMessage peer:InputPeer msg_id:int = InputPeer;
        inputMediaEmpty = InputMedia;
        inputMediaPoll flags:# attached_media:flags.0?InputMedia = InputMedia;
        messageMediaEmpty = MessageMedia;
        messageMediaStory flags:# story:flags.0?StoryItem = MessageMedia;
        messageMediaPoll poll:Poll results:PollResults = MessageMedia;
        storyItem media:MessageMedia = StoryItem;
        pollResults flags:# solution_media:flags.0?MessageMedia = PollResults;
        poll answers:Vector<PollAnswer> = Poll;
        pollAnswer flags:# media:flags.0?MessageMedia = PollAnswer;
        textPlain text:string = RichText;
        textBold text:RichText = RichText;
        textConcat texts:Vector<RichText> = RichText;
        pageBlockText text:RichText = PageBlock;
        pageBlockCover cover:PageBlock = PageBlock;
        jsonNull = JSONValue;
        jsonObject value:Vector<JSONObjectValue> = JSONValue;
        jsonObjectValue key:string value:JSONValue = JSONObjectValue;
    ";
    let schema = schema(tl);
    let types: String =
        dump(&schema).lines().filter(|line| line.starts_with("type ")).map(|line| format!("{line}\n")).collect();
    assert_snapshot!(types, @"
    type InputPeer = inputPeerSelf | inputPeerUserFromMessage, recursive, cycle 0
    type InputMedia = inputMediaEmpty | inputMediaPoll, recursive, cycle 1
    type MessageMedia = messageMediaEmpty | messageMediaStory | messageMediaPoll, recursive, cycle 2
    type StoryItem = storyItem, recursive, cycle 2
    type PollResults = pollResults, recursive, cycle 2
    type Poll = poll, recursive
    type PollAnswer = pollAnswer, recursive
    type RichText = textPlain | textBold | textConcat, recursive, cycle 3
    type PageBlock = pageBlockText | pageBlockCover, recursive, cycle 4
    type JSONValue = jsonNull | jsonObject, recursive
    type JSONObjectValue = jsonObjectValue, recursive
    ");
}

#[test]
fn a_type_with_a_way_out_is_finite() {
    let finite = [
        "leaf = Tree; node left:Tree right:Tree = Tree;",
        "a flags:# x:flags.0?A = A;",
        "a x:Vector<A> = A;",
        "a n:# x:n*[ A ] = A;",
        "a x:0*[ A ] = A;",
        "none {t:Type} = Maybe t; some {t:Type} value:t = Maybe t; a x:(Maybe A) = A;",
        "a x:B = A; b x:A = B; c = B;",
    ];
    for tl in finite {
        assert_eq!(messages(tl), "", "{tl}");
    }
}

#[test]
fn a_long_chain_does_not_overflow_the_stack() {
    let length = 10_000;
    let chain: String =
        (0..length).map(|n| format!("c{n} x:flags.0?C{} = C{n};\n", n + 1).replace("x:", "flags:# x:")).collect();
    let schema = schema(&format!("{chain} end x:Vector<C0> = C{length};"));
    assert!(schema.types.iter().all(|ty| ty.recursion.is_some() && ty.cycle.is_none()));
}

#[test]
fn values_hold_at_most_4096_fields_that_are_always_there() {
    let ints = |count: usize| (0..count).map(|n| format!(" f{n}:int")).collect::<String>();
    let with = |count: usize, more: &str| messages(&format!("part{} = Part; {more}", ints(count)));
    assert_eq!(with(4096, ""), "");
    assert_snapshot!(with(4097, ""), @"Error at `part`: each `part` holds more than 4096 fields");
    // One field more for each part.
    assert_eq!(with(2047, "a x:Part y:%Part = A;"), "");
    assert_snapshot!(with(2048, "a x:Part y:%Part = A;"), @"Error at `a`: each `a` holds more than 4096 fields");
    assert_snapshot!(with(2048, "---functions--- call x:Part y:%Part = Part;"), @"Error at `call`: each `call` holds more than 4096 fields");
    assert_snapshot!(with(4096, "some {t:Type} x:t = Some t; a x:(Some Part) = A;"), @"Error at `a`: each `a` holds more than 4096 fields");
    let held =
        ["m:# x:m.0?Part y:m.0?Part", "x:(Vector Part)", "x:(Many Part)", "n:# x:n*[ Part ]", "x:Either y:Either"];
    for fields in held {
        let more = format!(
            "many {{t:Type}} x:(Vector t) = Many t; left x:Part y:int = Either; right = Either; a {fields} = A;"
        );
        assert_eq!(with(4000, &more), "", "{fields}");
    }
}

#[test]
fn an_argument_is_needed_only_where_there_is_always_a_value_of_it() {
    let with = |text: &str| {
        messages(&format!(
            "list {{t:Type}} x:(Vector t) = List t; pair {{s:Type}} {{t:Type}} x:s y:(List t) = Pair s t; {text}"
        ))
    };
    assert_eq!(with("shelf {t:Type} x:(List t) = Shelf t; a x:(Shelf A) = A;"), "");
    assert_eq!(with("a x:(Pair int A) = A;"), "");
    // The choice among several constructors is the one that does not hold its own type, whatever its size and its
    // place.
    assert_eq!(with("some {t:Type} x:t = Some t; more {t:Type} x:int y:(List t) = Some t; a x:(Some A) = A;"), "");
    assert_eq!(
        with("some {t:Type} x:t = Some t; else {t:Type} x:B y:B = Some t; a x:(Some A) = A; b x:C = B; c = C;"),
        ""
    );
    assert_snapshot!(with("a x:(Pair A int) = A;"), @"Error at `x:(Pair A int)`: `A` contains itself with no way out: its size is infinite");
}

/// A type read against the schema of a text, as a field of that schema has it.
fn same_as_a_field(tl: &str, ty: &str) -> bool {
    let whole = schema(&format!("{tl} carrier value:({ty}) = Carrier;"));
    let field = whole.combinators.iter().find(|it| it.name == "carrier").unwrap().fields[0].ty.clone();
    parsed(&schema(tl), ty).ok().as_ref() == field.as_value()
}

fn parsed(schema: &Schema, ty: &str) -> Result<TypeExpr, String> {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    sources.add("test.tl", "");
    let file = sources.add("type", ty);
    let messages =
        |found: Diagnostics| found.sorted().iter().map(|it| it.message.clone()).collect::<Vec<_>>().join("; ");
    schema.parse_type(&sources, file, &mut diagnostics).ok_or_else(|| messages(diagnostics))
}

const TYPES: &str =
    "int#00000007 ? = Int; user id:long = User; a = A; b = A; pair {l:Type} {r:Type} left:l right:r = Pair l r;
    tuple {t:Type} {n:#} items:n*[t] = Tuple t n; ns.deep = ns.Deep; ---functions--- get = User; ---types---";

#[test]
fn types_are_parsed_against_a_schema_as_fields_are() {
    let types = "int|Int|long|Bool|true|True|Object|%Int|string|User|user|%User|A|ns.Deep|Vector<long>|Vector long|vector int|\
        %Vector<User>|vector<Vector<%User>>|Pair<int, User>|pair int (Pair A A)|Tuple<string, 3>|tuple (vector int) (1+2)|(User)|vector<#>|Tuple # 8";
    for ty in types.split('|') {
        assert!(same_as_a_field(TYPES, ty), "{ty}");
    }
}

#[test]
fn types_that_are_wrong_are_refused_where_they_are() {
    let schema = schema(TYPES);
    let wrong =
        "|Usr|Vector|User<int>|%A|a|boolTrue|get|3|int b:int|int; x = X|Tuple<int, n>|flags.0?int|!X|Vector<|{|%Bool";
    let said = wrong.split('|').map(|ty| format!("{ty}: {}", parsed(&schema, ty).unwrap_err()));
    let said: Vec<_> = said.collect();
    assert_snapshot!(said.join("\n"), @"
    : a type is missing
    Usr: unknown type `Usr`
    Vector: `Vector` takes 1 argument, 0 given
    User<int>: `User` takes no arguments
    %A: `%A` is ambiguous: `A` has 2 constructors: `a`, `b`
    a: `a` is ambiguous: `A` has 2 constructors: `a`, `b`
    boolTrue: `boolTrue` is a value of `Bool`, not a type
    get: `get` is a function, and a type is needed here
    3: a type is needed here, not a number
    int b:int: unexpected text after a type
    int; x = X: unexpected text after a type
    Tuple<int, n>: `n` is not declared; a number is needed here
    flags.0?int: unexpected text after a type
    !X: expected a type, found `!`
    Vector<: expected a type argument, found end of file
    {: expected a type, found `{`
    %Bool: `%Bool` is not possible: the id is part of the value
    ");
    let deep = "Vector<".repeat(100_000) + "int";
    assert!(parsed(&schema, &deep).is_err());
}

#[test]
fn names_of_layers_and_opaque_types_are_known_to_parsed_types() {
    let layers = schema("===1=== x = X; ===2=== x a:int = X;");
    assert_eq!(parsed(&layers, "x").unwrap_err(), "`x` is declared in several layers");
    let builder =
        typewright_language::Reader::new().schema_text("test.tl", "user = User; f u:User = F; ---functions--- g = F;");
    let opaque = builder.opaque(["User"]).read().unwrap().value;
    let object = TypeExpr::Builtin { builtin: Builtin::Object, boxed: None };
    assert_eq!(parsed(&opaque, "User"), Ok(object));
}

#[test]
fn fields_without_names_have_labels_of_their_own() {
    let schema = schema("a int x:int field_2:int _:int n:# n*[int y:int] field_4:int field_4_2:int = A;");
    let labels: Vec<_> = schema.combinators[0].fields.iter().map(|field| field.label.as_str()).collect();
    assert_snapshot!(labels.join(" "), @"field_1 x field_2 field_4_3 n field_6 field_4 field_4_2");
}

#[test]
fn repetitions_are_numbered_from_the_outside_in() {
    let schema = schema("a n:# 2*[3*[int] int] x:n*[4*[5*[int]]] = A;");
    let mut found = Vec::new();
    schema.combinators[0].walk_fields(&mut |field| {
        found.extend(field.ty.as_repetition().map(|it| format!("{}: {:?}", it.number, it.count)));
    });
    assert_snapshot!(found.join("\n"), @"
    0: Const(2)
    1: Const(3)
    2: Var { var: VarId(0), plus: 0 }
    3: Const(4)
    4: Const(5)
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

#[test]
fn builtins_may_be_declared_as_whole_numbers_of_their_width() {
    let tl = "
        int128 long long = Int128;
        int256 high:int128 low:2*[ int int ] = Int256;
        int512 4*[ long int64 ] = Int512;
        a Int128 Int256 Int512 = A;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type A = a
    a#25ff887d Int128#7d36c439 Int256#75065f75 Int512#061c47a9 = A
    ");
}

#[test]
fn constructors_of_object_stand_wherever_any_value_may() {
    let tl = "
        gzip_packed#3072cfa1 packed_data:bytes = Object;
        box.pair left:Object right:Object = Object;
        ===8===
        versioned x:int = Object;
        ===9===
        versioned x:int y:int = Object;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type Gzip_packed = gzip_packed
    type box.Pair = box.pair
    type Versioned = versioned | versioned
    gzip_packed#3072cfa1 packed_data:Bytes = Object
    box.pair#c0739e91 left:Object right:Object = Object
    versioned#bc27e285 x:Int = Object
    versioned#53c6a077 x:Int y:Int = Object
    ");
}

#[test]
fn numbers_are_arguments_of_types() {
    let tl = "
        tuple#9770768a {t:Type} {n:#} [ t ] = Tuple t n;
        header f:# random:f.5?%(Tuple # 8) acks:f.15?%(Vector #) = Header;
        a nested:Vector<vector<#>> = A;
        ---functions---
        count = Vector #;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type Tuple T # = tuple
    type Header = header
    type A = a
    tuple#9770768a {t$0:Type=0} {n$1:#=1} n$1*[ t$0 ] = Tuple<t$0,n$1>
    header#61c9da17 f:#$0 random:f$0.5?%Tuple<Nat,8> acks:f$0.15?vector<Nat> = Header
    a#edfa2181 nested:Vector<vector<Nat>> = A
    fn count#0557edac = Vector<Nat>
    ");
    assert_eq!(schema(tl).combinators[1].id, 0x61c9_da17);
}

#[test]
fn constructors_hold_queries() {
    let tl = "
        engine.query {X:Type} query:!X = engine.Query;
        engine.queryShort n:int = engine.Query;
        several {X:Type} {Y:Type} flags:# first:flags.0?!X n:# more:n*[!Y] = Several Y;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type engine.Query = engine.query | engine.queryShort
    type Several T = several
    engine.query#fd232246 {X$0:Type=0} query:Function = engine.Query
    engine.queryShort#5fd243d5 n:Int = engine.Query
    several#cfd4d5c0 {X$0:Type=0} {Y$1:Type=0} flags:#$2 first:flags$2.0?Function n:#$3 more:n$3*[ Function ] = Several<Y$1>
    ");
    assert_eq!(schema(tl).combinators[0].id, 0xfd23_2246);
}

#[test]
fn comments_on_types_that_stand_are_never_lost_in_error() {
    let tl = "// @type Any packed value\ngzip_packed packed_data:bytes = Object;\n";
    let schema = schema(tl);
    assert_eq!(schema.types[0].docs.text, "Any packed value");
    for tl in [
        tl,
        "// @type Yes or no\n---functions---\n// @type Yes or no\nping = Bool;",
        "---functions---\n// @type Several\nlist = Vector<int>;",
        "---functions---\n// @type The response\nwith {X:Type} query:!X = X;",
        "//@class Object @description Anything @type The kind\na type:int = Object;",
        "//@description A thing @type The kind\na type:int = Object;",
        "//@class Int @description A number\na x:int = A;",
    ] {
        assert_eq!(messages(tl), "", "{tl}");
    }
    assert_snapshot!(messages("//@class Gone @description A thing\na x:int = A;"), @"Warning at `//@class Gone @description A thing`: no constructor returns `Gone`");
    assert_snapshot!(messages("//@description A thing @type The kind\na x:int = Object;"), @"Warning at `//@description A thing @type The kind`: `a` has no field `type`");
}

#[test]
fn types_may_be_declared_in_rust() {
    let options = LowerOptions { external: vec!["HttpWait".to_owned()], ..LowerOptions::default() };
    let schema = schema_with("---functions--- http_wait max_delay:int = HttpWait;", options);
    assert_snapshot!(dump(&schema), @"
    type HttpWait = 
    fn http_wait#ed02f0a8 max_delay:Int = HttpWait
    ");
}

#[test]
fn unknown_responses_say_what_lets_them_pass() {
    let helps = |tl: &str| {
        let (_, _, diagnostics) = lowered("test.tl", tl, LowerOptions::default());
        let helps: Vec<_> = diagnostics.sorted().iter().flat_map(|it| it.help.clone()).collect();
        helps.join("\n")
    };
    assert_snapshot!(helps("---functions--- a = Gone;"), @"declare it, keep its values as bytes (`opaque = [\"Gone\"]`), or name a Rust type for it in `extern_types`");
    assert_snapshot!(helps("---functions--- a = Vector<Gone>;"), @"declare it or name a Rust type for it in `extern_types`");
    assert_snapshot!(helps("pair {t:Type} x:t = Pair t; ---functions--- a = Pair (Vector Gone);"), @"declare it or name a Rust type for it in `extern_types`");
    assert_snapshot!(helps("a x:Float64 y:uint8 z:Vector<Gone> = A;"), @"
    did you mean `double`?
    did you mean `int`?
    ");
}

#[test]
fn types_declared_in_rust_may_be_bare() {
    let lowered_with = |tl: &str| {
        let (opaque, external) = (vec!["Raw".to_owned()], vec!["Color".to_owned()]);
        lowered("test.tl", tl, LowerOptions { opaque, external, ..LowerOptions::default() })
    };
    let tl = "a x:%Color y:Vector<%Color> n:# z:n*[%Color] flags:# w:flags.0?%Color c:Color = A;";
    assert_snapshot!(dump(&lowered_with(tl).0.unwrap()), @"
    type A = a
    type Raw = 
    type Color = 
    a#2a28a25f x:%Color y:Vector<%Color> n:#$0 z:n$0*[ %Color ] flags:#$1 w:flags$1.0?%Color c:Color = A
    ");
    let frames = |tl: &str| {
        let (_, sources, diagnostics) = lowered_with(tl);
        render(&sources, &diagnostics.sorted(), false)
    };
    assert_snapshot!(frames("a x:%Raw = A;\nEmpty None;\nb x:%None = B;\nc x:color = C;"), @"
    error: `%Raw` is not possible: `Raw` has no constructor
     --> test.tl:1:5
      |
    1 | a x:%Raw = A;
      |     ^^^^
      |
      = help: leave out the `%`

    error: `%None` is not possible: `None` has no constructor
     --> test.tl:3:5
      |
    3 | b x:%None = B;
      |     ^^^^^
      |
      = help: leave out the `%`

    error: unknown type `color`
     --> test.tl:4:5
      |
    4 | c x:color = C;
      |     ^^^^^ no constructor has this name
      |
      = help: did you mean `Color`?
    ");
    assert_snapshot!(frames("red = Color;\ngreen = Color;\na x:%Color = A;"), @"
    error: `%Color` is ambiguous: `Color` has 2 constructors: `red`, `green`
     --> test.tl:3:5
      |
    3 | a x:%Color = A;
      |     ^^^^^^
      |
      = help: leave out the `%`
    ");
}
