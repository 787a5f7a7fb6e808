//! The verdict on source, compared with the generated code.

use std::collections::BTreeSet;

use typewright::model::{ModelOptions, build};
use typewright_language::schema::Schema;
use typewright_language::source::Diagnostics;
use typewright_tests::{outline, schema};
use typewright_tools::compare::{Verdict, compare};

use super::listed;

/// The items that code can name: each with its fields in the order of their names, whatever their bytes.
fn rust(schema: &Schema) -> BTreeSet<String> {
    let model = build(schema, &ModelOptions::default(), &mut Diagnostics::new());
    let item = |line: &str| {
        let line = line.split(" as ").next().unwrap_or_default();
        // The order of mandatory fields is that of the arguments of `new`.
        let Some((head, fields)) = line.split_once(" {") else { return line.to_owned() };
        let (fields, tail) = fields.split_once('}').unwrap();
        let is_optional = |field: &&str| field.contains(": Option<") || field.ends_with(" kept");
        let (mut optional, asked): (Vec<_>, Vec<_>) = fields.split(", ").partition(is_optional);
        optional.sort_unstable();
        format!("{head} {{{} {}}}{tail}", asked.join(", "), optional.join(", "))
    };
    outline(&model).lines().map(item).collect()
}

/// Every declaration against every other one, as the only constructor of its type, as one of several and as a function:
/// source is safe if and only if every generated item stays as it was.
#[test]
fn the_verdict_on_source_is_that_of_the_generated_code() {
    let fields = [
        "",
        "x:int",
        "x:long",
        "y:int",
        "x:int y:long",
        "y:long x:int",
        "x:#",
        "x:Int",
        "x:string",
        "x:bytes",
        "x:B",
        "x:%B",
        "x:C",
        "x:Vector<int>",
        "x:vector<int>",
        "x:vector<long>",
        "x:Vector<B>",
        "x:Vector<%B>",
        "flags:#",
        "flags:# x:flags.0?int",
        "flags:# x:flags.1?int",
        "mask:# x:mask.0?int",
        "mask:#",
        "mask:# x:mask.0?int z:(P mask)",
        "x:long mask:# y:mask.0?long",
        "mask:# x:long y:mask.0?long",
        "x:int flags:# y:flags.0?long",
        "flags:# x:int y:flags.0?long",
        "flags:# y:flags.0?long x:int",
        "flags:# x:flags.0?int y:flags.1?long",
        "flags:# y:flags.1?long x:flags.0?int",
        "flags:# x:flags.0?true",
        "flags:# x:flags.0?Bool",
        "flags:# x:flags.0?Vector<int>",
        "flags:# x:flags.0?int z:(P flags)",
        "flags:# flags2:flags.1?# x:flags.0?int",
        "flags:# flags2:# x:flags.0?int y:flags2.0?long",
        "flags:# flags2:# x:flags2.0?int y:flags.0?long",
        "x:Object",
        "bytes:int",
        "bytes:int x:Object",
        "bytes:int x:Object y:int",
        "bytes:int y:int x:Object",
        "n:# x:n*[int]",
        "n:# x:n*[long]",
        "n:# m:# x:m*[int]",
        "n:# x:n*[a:int]",
        "n:# x:n*[a:int b:int]",
        "n:# x:n*[a:int c:int]",
        "x:int X:long",
        "X:long x:int",
        "x:int y:long X:long",
        "x:int y:long X:long flags:# z:flags.0?int",
        "flags:# X:flags.0?int x:int",
        "int",
        "flags:# int",
        "flags:# y:flags.0?long int",
        "x:3*[int]",
        "x:4*[int]",
    ];
    let contexts: [fn(&str) -> String; 3] = [
        |fields| format!("a#1 {fields} = A;"),
        |fields| format!("a#1 {fields} = A; z#2 = A;"),
        |fields| format!("---functions---\na#1 {fields} = B;"),
    ];
    let around = "b#10 v:int = B; c#11 v:long = C; p#12 {m:#} v:m.9?int = P m;";
    for context in contexts {
        let schemas = fields.map(|fields| schema(&format!("{around} {}", context(fields))));
        let items: Vec<_> = schemas.iter().map(rust).collect();
        for ((old, was), written) in schemas.iter().zip(&items).zip(fields) {
            for ((new, is), rewritten) in schemas.iter().zip(&items).zip(fields) {
                let comparison = compare(old, new);
                let verdicts = comparison.definitions.iter().map(|definition| definition.verdicts());
                let worst = verdicts.map(|verdicts| verdicts.source).max().unwrap_or_default();
                let missing: Vec<_> = was.difference(is).collect();
                let said = listed(&comparison);
                assert_eq!(
                    worst == Verdict::Safe,
                    missing.is_empty(),
                    "{written} -> {rewritten}\n{missing:#?}\n{said}"
                );
            }
        }
    }
}
