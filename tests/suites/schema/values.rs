//! The values of types: cycles, and the smallest value.

use insta::assert_snapshot;
use typewright_tests::{dump, messages, schema};

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
