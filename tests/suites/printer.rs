//! The printer of a build script: readable without syn, and the very same tokens.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use typewright::emit;
use typewright::model::{BytesType, Json, Model, ModelOptions, Module, StringType, build};
use typewright::output::print_tokens;
use typewright_language::schema::{LowerOptions, lower};
use typewright_language::source::{Diagnostics, SourceMap};
use typewright_language::syntax;

/// Operators of several characters. The parser tells `>>` and `> >` apart by what it expects, and so `<<`.
const LONG: &[&str] = &[
    "..=", "...", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "..", "+=", "-=", "*=", "/=", "%=", "^=", "&=",
    "|=", "<-",
];

/// The tokens of the compiler, without the space between them.
fn flat(tokens: TokenStream) -> Vec<String> {
    let mut flattened = Vec::new();
    push(tokens, &mut flattened);
    flattened
}

fn push(tokens: TokenStream, to: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                to.push(open.to_owned());
                push(group.stream(), to);
                to.push(close.to_owned());
            }
            TokenTree::Punct(punct) => {
                let mut run = punct.as_char().to_string();
                let mut joint = punct.spacing() == Spacing::Joint;
                while let (true, Some(TokenTree::Punct(next))) = (joint, tokens.peek()) {
                    run.push(next.as_char());
                    joint = next.spacing() == Spacing::Joint;
                    tokens.next();
                }
                split(&run, to);
            }
            // A negative number is one token where it is made, and two where it is read.
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                to.extend(text.starts_with('-').then(|| "-".to_owned()));
                to.push(text.trim_start_matches('-').to_owned());
            }
            TokenTree::Ident(ident) => to.push(ident.to_string()),
        }
    }
    to.retain(|token| !token.is_empty());
}

fn split(mut run: &str, to: &mut Vec<String>) {
    while let Some(first) = run.chars().next() {
        let long = LONG.iter().find(|long| run.starts_with(**long));
        let (operator, rest) = run.split_at(long.map_or(first.len_utf8(), |long| long.len()));
        to.push(operator.to_owned());
        run = rest;
    }
}

/// Compares printed tokens with the originals.
fn assert_same(tokens: TokenStream) {
    for indent in [0, 8] {
        let text = print_tokens(tokens.clone(), indent);
        let printed: TokenStream = text.parse().unwrap_or_else(|error| panic!("{error}:\n{text}"));
        assert_eq!(flat(printed), flat(tokens.clone()), "{text}");
        assert!(
            text.lines().all(|line| line.trim_end() == line || line.contains("//")),
            "a space ends a line:\n{text}"
        );
    }
}

fn each_module(modules: &[Module], visit: &mut impl FnMut(&Module)) {
    for module in modules {
        visit(module);
        each_module(&module.modules, visit);
    }
}

/// Every item of a model.
fn assert_same_model(model: &Model) -> usize {
    let mut items = 0;
    each_module(&model.modules, &mut |module| {
        let emitted: Vec<_> = module.items.iter().flat_map(|item| emit::emit(item, module)).collect();
        items += emitted.len();
        emitted.into_iter().for_each(assert_same);
    });
    items
}

/// The schemas of the cases, those that are wrong left out.
fn cases(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("rejected") {
            cases(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "tl") {
            found.push(path);
        }
    }
}

#[test]
fn printer_keeps_every_token_of_every_case() {
    let mut paths = vec!["../schema/telegram/calls.tl".into(), "../schema/mtproto.tl".into()];
    cases(Path::new("cases"), &mut paths);
    let mut lent = ModelOptions::default();
    lent.strings.push("*", StringType::Borrowed);
    lent.bytes.push("*", BytesType::Borrowed);
    let json = ModelOptions { json: Some(Json::Tagged), ..ModelOptions::default() };
    let whole = ModelOptions { registry: true, ..ModelOptions::default() };
    let mut items = 0;
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        for options in [&lent, &json, &whole] {
            let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
            let id = sources.add(path.display().to_string(), text.as_str());
            let file = syntax::parse(&sources, id, &mut diagnostics);
            let lowering = LowerOptions { opaque: vec!["Updates".to_owned()], ..LowerOptions::default() };
            let schema = lower(&[file], &sources, lowering, &mut diagnostics);
            if let Some(schema) = schema {
                items += assert_same_model(&build(&schema, options, &mut diagnostics));
            }
        }
    }
    assert!(items > 5000, "{items} items");
}

/// Statements that generated code does not have today, or that a caller may have written in an attribute.
#[test]
fn printer_keeps_tokens_that_are_not_generated() {
    let texts = [
        "fn f<T>(a: &'static [u8], b: [u8; 4]) -> Vec<Vec<u8>> where T: ?Sized { if a < b { -1 } else { !c } }",
        "let x = a | b || c & d && *e << 2 >> 1; let f = |a, b| a - -b; let g = move || {};",
        "impl<T> Trait for [T] {} impl !Send for A {} type F = for<'a> fn(&'a str) -> u8;",
        "#[doc = \"// four\"] #[doc = \" a\\nb\"] #[doc = \" \\u{202e}\"] #[doc = r\" raw\"] #[doc = \"\"] struct A;",
        "/// text `with` \"quotes\" and \\ and accents: e\u{301}\nstruct A;",
        "match x { A { y } | B(y) if y > 0 => { y } 0..=9 => z, _ => return, }",
        "a = b..c; d(..); e[..1]; x.0.1; 1.0.sqrt(); f::<u8>(&mut *g)?.h; a += 1; b <<= 2; c != d; e >= f;",
        "macro_rules! m { ($a:ident, $(#[$b:meta])*) => { $a }; } vec![1, 2]; m! { a } println!(\"{}\", x)",
        "#[cfg_attr(a, derive(B<C>, D))] #[serde(bound = \"T: A<B>\")] enum E { #[x] A = -3, B { a: u8 }, }",
        "= = == & && &mut & 'a 'b < < << > > >> - > -> : : ::",
        "",
    ];
    for text in texts {
        assert_same(text.parse().unwrap());
    }
}

#[test]
fn printer_stands_tokens_nested_without_end() {
    let mut tokens = TokenStream::new();
    for _ in 0..2000 {
        let group = proc_macro2::Group::new(Delimiter::Parenthesis, tokens);
        tokens = TokenTree::Group(group).into();
    }
    assert_eq!(print_tokens(tokens, 0).matches('(').count(), 2000);
}

fn printed(text: &str) -> String {
    print_tokens(text.parse().unwrap(), 0)
}

#[test]
fn printer_gives_each_statement_field_and_variant_a_line() {
    assert_snapshot!(printed("pub enum A<'a> { #[doc = \" B\"] #[x] B(&'a str), C { d: u8 }, } impl A { const D: u8 = 1; fn e(self) -> u8 { let x = 1; x } #[inline] fn f() { g(); } }"), @"
    pub enum A<'a> {
        /// B
        #[x]
        B(&'a str),
        C { d: u8 },
    }
    impl A {
        const D: u8 = 1;

        fn e(self) -> u8 {
            let x = 1;
            x
        }

        #[inline]
        fn f() {
            g();
        }
    }
    ");
}

#[test]
fn printer_breaks_lines_that_are_too_long() {
    assert_snapshot!(printed("fn f() { sink.first(self.one, self.two).second(self.three, self.four).third(self.five).fourth(self.six, self.seven) }"), @"
    fn f() {
        sink.first(self.one, self.two)
            .second(self.three, self.four)
            .third(self.five)
            .fourth(self.six, self.seven)
    }
    ");
    assert_snapshot!(printed("static A: B = B::new(&[C { name: \"a\", of: Some(D::of::<E>()) }, C { name: \"quite a long name of something\", of: Some(D::of::<another::Type>()) }]);"), @r#"
    static A: B = B::new(&[
        C { name: "a", of: Some(D::of::<E>()) },
        C { name: "quite a long name of something", of: Some(D::of::<another::Type>()) }
    ]);
    "#);
    assert_snapshot!(printed("fn f() { reader.within(\"name\", |reader| { let a = reader.nat(); A { a } }) }"), @r#"
    fn f() {
        reader.within("name", |reader| {
            let a = reader.nat();
            A { a }
        })
    }
    "#);
}
