//! Comments of the language: their kinds, the declarations that they belong to, and the tags in them.

use insta::assert_snapshot;
use typewright_language::syntax::{self, ast, stated_layer};

use crate::syntax::{canonical, tree};

#[test]
fn comments_stand_between_any_tokens() {
    assert_snapshot!(canonical("// a\na /* b */ x // c\n:/* d */int\n// e\n= /* f */ A /* g */; // h"), @"a x:int = A;");
}

#[test]
fn comments_belong_to_the_declaration_below_or_on_their_line() {
    let tree = tree("// one\n\na = A; // two\n// three\nb = B; /* four */ c = C;\n// five");
    let owned = tree.items.iter().map(|item| match item {
        ast::Item::Combinator(found) => {
            let texts: Vec<_> =
                tree.comments[found.comments.clone()].iter().map(|comment| comment.text.trim()).collect();
            format!("{}: {}\n", found.name.text, texts.join(", "))
        }
        _ => String::new(),
    });
    assert_snapshot!(owned.collect::<String>(), @"
    a: one, two
    b: three, four
    c:
    ");
}

#[test]
fn kinds_of_comments() {
    let tree = tree("//@description A\n//-more\n//---- not more\n// line\r\n/* block */");
    let kinds = tree.comments.iter().map(|comment| format!("{:?} {:?}\n", comment.kind, comment.text));
    assert_snapshot!(kinds.collect::<String>(), @r#"
    Tags "description A"
    TagsContinued "more"
    Line "---- not more"
    Line " line"
    Block " block "
    "#);
}

#[test]
fn commented_out_declarations_document_nothing() {
    for comment in [
        "//@any old#00000002 x:int = Old;",
        "// old x:int = Old;",
        "//old#00000002 {X:Type} x:!X = X;",
        "/*\n * old = Vector<int>;\n */",
        "// @read old = Old ;",
    ] {
        let text = format!("// A user.\n{comment}\nuser id:int = User;");
        let tree = tree(&text);
        let ast::Item::Combinator(user) = &tree.items[0] else { panic!("no combinator") };
        let docs = syntax::docs(&tree, &text, user);
        assert_eq!((docs.description.as_str(), docs.fields.len()), ("A user.", 0), "{comment}");
    }
    let text = "//@description Sets x = 1; @id Its id\nuser id:int = User;";
    let tree = tree(text);
    let ast::Item::Combinator(user) = &tree.items[0] else { panic!("no combinator") };
    assert_eq!(syntax::docs(&tree, text, user).description, "Sets x = 1;");
}

#[test]
fn the_highest_stated_layer_counts() {
    assert_eq!(stated_layer(&tree("// LAYER 8\n// Layer: 228\n// layers 300")), Some(228));
    assert_eq!(stated_layer(&tree("a = A; // the layer 5")), None);
}

#[test]
fn tags_in_plain_comments_describe_types_combinators_and_fields() {
    let docs = |comments: &str| {
        let text = format!("{comments}\nuser\n  id:int // behind\n  name:string = User;");
        let tree = tree(&text);
        let ast::Item::Combinator(user) = &tree.items[0] else { panic!("no combinator") };
        let docs = syntax::docs(&tree, &text, user);
        format!("{:?} {:?} {:?}\n", docs.description, docs.class, docs.fields)
    };
    assert_snapshot!([
        "// @type Somebody\n// @enum Known.\n// @param id Its id,\n// in full",
        "// Said first.\n// @constructor Then this\n// @param name",
        "/* @method A call\n * @param name The name */",
        "// @parameter of nothing\n// mail@param id",
        "// @param",
    ].map(docs).concat(), @r#"
    "Known." Some(("User", "Somebody")) [("id", "behind"), ("id", "Its id,\nin full")]
    "Said first.\nThen this" None [("id", "behind")]
    "A call" None [("id", "behind"), ("name", "The name")]
    "@parameter of nothing\nmail@param id" None [("id", "behind")]
    "@param" None [("id", "behind")]
    "#);
}
