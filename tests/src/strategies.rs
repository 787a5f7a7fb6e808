//! Random texts: whole TL files with every form of the language in them, and soups of its tokens.

use proptest::prelude::*;
use proptest::strategy::Union;

/// A file: declarations and marks, with white space and comments of any kind between their tokens.
pub fn file() -> impl Strategy<Value = String> {
    prop::collection::vec(item(), 0..6).prop_map(|items| items.concat())
}

/// Any tokens in any order, and a few texts that are no tokens.
pub fn soup() -> impl Strategy<Value = String> {
    const PIECES: &str = "a b.c A b.C Vector int flags x: flags.0? # #12345678 #1 0 31 4294967296 ( ) [ ] { } < > , * ! + % : \
         ; = => ? _ _a . @read --- ---functions--- ---types--- ===1=== == -- // /* */ //@ Final New Empty Type \
         {X:Type} \" é 木 \u{feff} ` \\";
    let mut pieces: Vec<_> = PIECES.split(' ').filter(|piece| !piece.is_empty()).collect();
    pieces.extend([" ", "\n", "\r\n", "\r", "\t", "\0", ";\n", " = A;\n"]);
    prop::collection::vec(prop::sample::select(pieces), 0..60).prop_map(|pieces| pieces.concat())
}

fn one_of(strategies: impl IntoIterator<Item = BoxedStrategy<String>>) -> BoxedStrategy<String> {
    Union::new(strategies).boxed()
}

fn maybe(text: impl Strategy<Value = String> + 'static) -> BoxedStrategy<String> {
    prop::option::of(text).prop_map(Option::unwrap_or_default).boxed()
}

fn many(text: impl Strategy<Value = String> + 'static, most: usize, between: &'static str) -> BoxedStrategy<String> {
    prop::collection::vec(text, 0..=most).prop_map(move |texts| texts.join(between)).boxed()
}

/// White space, at least one of it.
fn gap() -> BoxedStrategy<String> {
    prop::sample::select(vec![" ", "  ", "\t", " /* c */ ", " // c\n ", "\r\n  "]).prop_map(str::to_owned).boxed()
}

fn lower() -> BoxedStrategy<String> {
    "[a-z][a-zA-Z0-9_]{0,4}".boxed()
}

fn upper() -> BoxedStrategy<String> {
    "[A-Z][a-zA-Z0-9_]{0,4}".boxed()
}

fn with_namespace(last: BoxedStrategy<String>) -> BoxedStrategy<String> {
    let namespaces = prop::collection::vec(lower().prop_map(|name| name + "."), 0..3);
    (namespaces, last).prop_map(|(namespaces, last)| namespaces.concat() + &last).boxed()
}

fn combinator_name() -> BoxedStrategy<String> {
    with_namespace(lower())
}

/// No words that begin a declaration of their own.
fn type_name() -> BoxedStrategy<String> {
    let is_free = |name: &String| !["New", "Final", "Empty"].contains(&name.as_str());
    with_namespace(upper()).prop_filter("a keyword", is_free).boxed()
}

fn id() -> BoxedStrategy<String> {
    maybe("#[0-9a-f]{1,8}")
}

fn item() -> BoxedStrategy<String> {
    let declaration = one_of([combinator(), query(), builtin(), constraint(), partial()]);
    let declaration = (gap(), declaration, maybe(gap())).prop_map(|(gap, text, end)| format!("{gap}{text}{end};"));
    let mark = one_of([
        prop::sample::select(vec!["---functions---", "--- types ---"]).prop_map(str::to_owned).boxed(),
        (0u32..300).prop_map(|layer| format!("==={layer}===")).boxed(),
    ]);
    prop_oneof![6 => declaration, 1 => mark.prop_map(|mark| format!("\n{mark}\n"))].boxed()
}

fn combinator() -> BoxedStrategy<String> {
    let annotations = many(lower().prop_map(|word| format!("@{word} ")), 2, "");
    let name = prop_oneof![9 => (combinator_name(), id()).prop_map(|(name, id)| name + &id), 1 => Just("_".to_owned())];
    let params = many(param(), 2, " ");
    let fields = many(field(3), 4, " ");
    let arrow = prop::sample::select(vec!["=", "=>"]);
    (annotations, name, gap(), params, fields, arrow, result())
        .prop_map(|(annotations, name, gap, params, fields, arrow, result)| {
            format!("{annotations}{name}{gap}{params}{gap}{fields}{gap}{arrow}{gap}{result}")
        })
        .boxed()
}

/// A function whose result is a type variable, which may be in lower case.
fn query() -> BoxedStrategy<String> {
    (combinator_name(), one_of([lower(), upper()]))
        .prop_map(|(name, var)| format!("{name} {{{var}:Type}} query:!{var} = {var}"))
        .boxed()
}

fn param() -> BoxedStrategy<String> {
    let names = prop::collection::vec(one_of([lower(), upper()]), 1..3);
    let kind = prop::sample::select(vec!["Type", "#"]);
    (names, kind).prop_map(|(names, kind)| format!("{{{}:{kind}}}", names.join(" "))).boxed()
}

fn field_name() -> BoxedStrategy<String> {
    one_of([lower(), upper(), Just("_".to_owned()).boxed()])
}

fn condition() -> BoxedStrategy<String> {
    let bit = maybe((0u32..40).prop_map(|bit| format!(".{bit}")));
    (lower(), bit).prop_map(|(mask, bit)| format!("{mask}{bit}?")).boxed()
}

/// A field in which repetitions nest `depth` deep.
fn field(depth: u32) -> BoxedStrategy<String> {
    let value = (prop::sample::select(vec!["", "!"]), term()).prop_map(|(bang, ty)| format!("{bang}{ty}")).boxed();
    let group = (prop::collection::vec(lower(), 1..3), term())
        .prop_map(|(names, ty)| format!("({}:{ty})", names.join(" ")))
        .boxed();
    let value = if depth == 0 { value } else { prop_oneof![6 => value, 1 => repetition(depth - 1)].boxed() };
    let named = (maybe(field_name().prop_map(|name| name + ":")), maybe(condition()), value)
        .prop_map(|(name, condition, value)| name + &condition + &value);
    prop_oneof![9 => named, 1 => group].boxed()
}

fn repetition(depth: u32) -> BoxedStrategy<String> {
    let counts =
        one_of([Just("n*".to_owned()).boxed(), Just("3 * ".to_owned()).boxed(), sum().prop_map(|n| n + "*").boxed()]);
    (maybe(counts), many(field(depth), 3, " ")).prop_map(|(count, fields)| format!("{count}[{fields}]")).boxed()
}

/// `(n+1)`
fn sum() -> BoxedStrategy<String> {
    let number = (0u32..9).prop_map(|number| number.to_string()).boxed();
    let numbers = prop::collection::vec(number, 1..3);
    (lower(), numbers, any::<bool>())
        .prop_map(|(var, numbers, first)| {
            let numbers = numbers.join("+");
            if first { format!("({var}+{numbers})") } else { format!("({numbers} + {var})") }
        })
        .boxed()
}

/// One type or number, of any depth and notation.
fn term() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        4 => combinator_name(),
        4 => type_name(),
        1 => Just("#".to_owned()),
        1 => (0u32..9).prop_map(|number| number.to_string()),
        1 => sum(),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let head = one_of([combinator_name(), type_name()]);
        let args = prop::collection::vec(inner, 1..3);
        let percent = prop::sample::select(vec!["", "%", "%%"]);
        (head, args, percent, any::<bool>()).prop_map(|(head, args, percent, angles)| {
            if angles {
                format!("{percent}{head}<{}>", args.join(", "))
            } else {
                format!("{percent}({head} {})", args.join(" "))
            }
        })
    })
    .boxed()
}

fn result() -> BoxedStrategy<String> {
    let args = prop::collection::vec(term(), 0..3);
    (prop::sample::select(vec!["", "!"]), type_name(), args, any::<bool>())
        .prop_map(|(bang, name, args, angles)| match (args.is_empty(), angles) {
            (true, _) => bang.to_owned() + &name,
            (false, true) => format!("{bang}{name}<{}>", args.join(",")),
            (false, false) => format!("{bang}{name} {}", args.join(" ")),
        })
        .boxed()
}

fn builtin() -> BoxedStrategy<String> {
    (combinator_name(), id(), type_name()).prop_map(|(name, id, ty)| format!("{name}{id} ? = {ty}")).boxed()
}

fn constraint() -> BoxedStrategy<String> {
    (prop::sample::select(vec!["New", "Final", "Empty"]), type_name())
        .prop_map(|(word, ty)| format!("{word} {ty}"))
        .boxed()
}

fn partial() -> BoxedStrategy<String> {
    let head = one_of([combinator_name(), type_name()]);
    (head, prop::collection::vec(term(), 1..3), any::<bool>())
        .prop_map(
            |(head, args, angles)| {
                if angles { format!("{head}<{}>", args.join(",")) } else { format!("{head} {}", args.join(" ")) }
            },
        )
        .boxed()
}
