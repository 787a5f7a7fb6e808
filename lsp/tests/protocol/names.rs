//! Hover, definitions, references and symbols.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::client::{Client, World};
use crate::shown::{locations, range};

const USERS: &str = "\
userEmpty#00000001 id:long = User;
user#00000002 flags:# id:long name:flags.0?string bot:flags.3?true = User;
---functions---
getUsers#00000003 {X:Type} ids:Vector<long> chat:%Chat query:!X = X;
---types---
// A room for users.
chat#00000004 users:Vector<User> = Chat;
";

fn hover(marked: &str) -> String {
    let (mut client, at) = Client::opened(marked);
    client.request("textDocument/hover", at)["contents"]["value"].as_str().unwrap_or("nothing").to_owned()
}

/// [`USERS`] with a mark before the first of a text.
fn at(text: &str) -> String {
    USERS.replacen(text, &format!("‸{text}"), 1)
}

fn go(method: &str, marked: &str) -> String {
    let (mut client, at) = Client::opened(marked);
    locations(&client.request(&format!("textDocument/{method}"), at))
}

#[test]
fn hover_shows_a_constructor_with_its_users_and_its_bytes() {
    assert_snapshot!(hover(&at("user#")), @"
    ```tl
    user#00000002 flags:# id:long name:flags.0?string bot:flags.3?true = User;
    ```

    Constructor · id `#00000002`, written

    Used by: `chat`

    | Offset | Bytes | Field | Type | Bit |
    |-------:|-------|-------|------|-----|
    |0|4|id|#00000002||
    |4|4|flags|#||
    |8|8|id|long||
    |16|1 or 4 + length, to ×4|name|string|flags.0|
    ||0|bot|true|flags.3|
    ");
}

#[test]
fn hover_shows_the_documentation() {
    assert_snapshot!(hover(&at("chat#")), @r"
    ```tl
    chat#00000004 users:Vector<User> = Chat;
    ```

    A room for users.

    Constructor · id `#00000004`, written

    Used by: `getUsers`

    | Offset | Bytes | Field | Type | Bit |
    |-------:|-------|-------|------|-----|
    |0|4|id|#00000004||
    |4|8 + items|users|Vector\<User\>||
    ");
}

#[test]
fn hover_shows_all_constructors_of_a_type() {
    assert_snapshot!(hover(&at("User>")), @"
    ```tl
    userEmpty#00000001 id:long = User;
    user#00000002 flags:# id:long name:flags.0?string bot:flags.3?true = User;
    ```

    Type · 2 constructors

    Used by: `chat`
    ");
}

#[test]
fn hover_shows_the_bits_of_a_mask() {
    assert_snapshot!(hover(&at("flags.0")), @"
    ```tl
    flags:#
    ```

    Mask of `user`

    - bit 0: `name:flags.0?string`
    - bit 3: `bot:flags.3?true`
    ");
}

#[test]
fn hover_shows_fields_variables_and_builtins() {
    assert_snapshot!(hover(&at("name:")), @"
    ```tl
    name:flags.0?string
    ```

    Field of `user`
    ");
    assert_snapshot!(hover(&at("X;")), @"
    ```tl
    {X:Type}
    ```

    Template variable of `getUsers`
    ");
    assert_snapshot!(hover(&at("string")), @"
    ```tl
    string
    ```

    Text in UTF-8: a length, the text, zeros up to a multiple of 4 bytes.
    ");
    assert_snapshot!(hover(&at("Vector")), @"
    ```tl
    Vector
    ```

    A list: the id `1cb5c415`, a count of 4 bytes, then the elements.
    ");
}

#[test]
fn hover_explains_a_lint_in_a_comment() {
    assert_snapshot!(hover("// typewright: allow(‸TL005)\na#00000000 = A;\n"), @"
    **TL005** id-zero: a written id is 0

    Zero is hardly ever the CRC32 of a declaration, and bytes full of zeros decode as this definition. Usually the id is a placeholder.

    ```tl
    user#00000000 id:long = User;
    ```
    ");
}

#[test]
fn hover_works_in_a_broken_declaration() {
    assert_snapshot!(hover("user id:long = User;\nchat by:‸User flags.0\n"), @"
    ```tl
    user id:long = User;
    ```
    ");
}

#[test]
fn hover_of_nothing_is_nothing() {
    assert_eq!(hover("a = A;\n\n‸\n"), "nothing");
    assert_eq!(hover("// a‸ = A;\n"), "nothing");
}

#[test]
fn the_definition_of_a_type_is_its_constructors() {
    assert_snapshot!(go("definition", &at("User>")), @"
    a.tl 0:0-9
    a.tl 1:0-4
    ");
}

#[test]
fn the_definition_of_a_variable_is_in_its_declaration() {
    assert_snapshot!(go("definition", &at("flags.3")), @"a.tl 1:14-19");
    assert_snapshot!(go("definition", &at("X;")), @"a.tl 3:19-20");
}

#[test]
fn an_inner_name_hides_an_outer_one() {
    assert_snapshot!(go("definition", "a n:# x:2*[n:# y:n‸*[int]] = A;"), @"a.tl 0:11-12");
    assert_snapshot!(go("definition", "a n:# x:2*[n:# y:n*[int]] z:n‸*[int] = A;"), @"a.tl 0:2-3");
}

#[test]
fn the_type_of_a_field_is_what_it_holds() {
    assert_snapshot!(go("typeDefinition", &at("users:")), @"
    a.tl 0:0-9
    a.tl 1:0-4
    ");
}

#[test]
fn references_are_found_in_all_files() {
    let world = World::with(&[("a.tl", ""), ("b.tl", "b x:User y:%User = B;\n")]).in_one_project();
    let mut client = Client::new(world);
    let at = client.open("a.tl", "user id:long = ‸User;\n");
    let ask = |with: bool| {
        let mut params: Value = at.clone();
        params["context"] = json!({ "includeDeclaration": with });
        params
    };
    assert_snapshot!(locations(&client.request("textDocument/references", ask(true))), @"
    a.tl 0:15-19
    b.tl 0:4-8
    b.tl 0:12-16
    ");
    assert_snapshot!(locations(&client.request("textDocument/references", ask(false))), @"
    b.tl 0:4-8
    b.tl 0:12-16
    ");
}

#[test]
fn the_outline_has_fields_below_their_declarations() {
    let (mut client, at) = Client::opened("a n:# x:n*[y:int] = A;\n---functions---\nf = A;\n");
    let symbols = client.request("textDocument/documentSymbol", at);
    fn lines(symbols: &Value, depth: usize, out: &mut String) {
        for it in symbols.as_array().into_iter().flatten() {
            let (name, detail) = (it["name"].as_str().unwrap(), it["detail"].as_str().unwrap());
            out.push_str(&format!("{:depth$}{name} | {detail} | {}\n", "", range(&it["range"])));
            lines(&it["children"], depth + 2, out);
        }
    }
    let mut out = String::new();
    lines(&symbols, 0, &mut out);
    assert_snapshot!(out, @"
    a | A | 0:0-22
      n | # | 0:2-5
      x | n*[ y:int ] | 0:6-17
        y | int | 0:11-16
    f | A | 2:0-6
    ");
}

#[test]
fn symbols_of_all_projects_are_found_by_their_letters() {
    let world = World::with(&[("a.tl", "auth.sendCode = A;\nauth.signIn = A;\n"), ("b.tl", "authSendBack = B;\n")]);
    let mut client = Client::new(world.in_one_project());
    let found = client.request("workspace/symbol", json!({ "query": "aSend" }));
    let names: Vec<_> = found.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["auth.sendCode", "authSendBack"]);
}
