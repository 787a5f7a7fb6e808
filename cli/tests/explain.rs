//! `typewright explain`: pages in both formats, ids and near names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::{fs, str};

use insta::assert_snapshot;
use tempfile::TempDir;

const SCHEMA: &str = "inputUserEmpty#b98886cf = InputUser;
call#0000000a id:long = Call;
---functions---
// Calls somebody.
phone.call#0000000b flags:# video:flags.0?true user:InputUser random_id:long = Call;
";

const PAGE: &str = "# Method: phone.call

Calls `somebody`.

### Parameters:

| Name | Type | Description | Required |
|------|------|-------------|----------|
|video|Bool|With a \\_camera\\_.|Optional|
|user|[InputUser](../types/InputUser.md)|The user to call.|Optional|

### Return type: [Call](../types/Call.md)

### Can bots use this method: **NO**

### Errors

| Code | Type | Description |
|------|------|-------------|
|400|USER_IS_BLOCKED|They have blocked you.|
|403|USER_IS_BLOCKED|They have blocked you.|
|420|FLOOD_WAIT_%d|Wait for %d seconds.|
";

/// The output of `typewright explain`, and its exit code.
fn explain(args: &[&str]) -> String {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("docs")).unwrap();
    fs::write(dir.path().join("docs/phone.call.md"), PAGE).unwrap();
    fs::write(dir.path().join("api.tl"), SCHEMA).unwrap();
    let mut command = support::typewright();
    command.arg("explain").args(args).args(["--schema", "api.tl", "--docs", "docs"]).current_dir(&dir);
    let output = command.output().unwrap();
    let (out, err) = (str::from_utf8(&output.stdout).unwrap(), str::from_utf8(&output.stderr).unwrap());
    format!("{out}{err}exit code {}", output.status.code().unwrap())
}

#[test]
fn functions_for_a_terminal() {
    assert_snapshot!(explain(&["phone.call"]), @"
    phone.call (method)
    Calls `somebody`.

        phone.call#0000000b flags:# video:flags.0?true user:InputUser random_id:long = Call;

    Parameters
      video      flags.0?true  optional
          With a _camera_.
      user       InputUser
          The user to call.
      random_id  long

    Returns
      Call

    Who may call it
      Can bots use this method: no

    Errors
      400 USER_IS_BLOCKED
          They have blocked you.
      403 USER_IS_BLOCKED
          They have blocked you.
      420 FLOOD_WAIT_%d
          Wait for %d seconds.

    Bytes
         0  4  id         #0000000b
         4  4  flags      #
         8  0  video      true       flags.0
         8  4  user       InputUser
        12  8  random_id  long

    Needs
      1 function, 2 types, 2 constructors, of 1 function, 2 types, 2 constructors

    Rust
      use functions::phone::Call;

      let call = Call::new(user, &mut rng).video(true);
      let response = call.response_from_bytes(&bytes)?;
      // or, if it fails, its `Error`: CallError
    exit code 0
    ");
}

#[test]
fn functions_as_a_page() {
    assert_snapshot!(explain(&["phone.call", "--format", "markdown"]), @r"
    # Method: phone.call

    Calls `somebody`.

    ```tl
    phone.call#0000000b flags:# video:flags.0?true user:InputUser random_id:long = Call;
    ```

    ### Parameters:

    | Name | Type | Description | Required |
    |------|------|-------------|----------|
    |video|Bool|With a \_camera\_.|Optional|
    |user|InputUser|The user to call.|Optional|

    ### Return type: Call

    ### Can bots use this method: **NO**

    ### Errors

    | Code | Type | Description |
    |------|------|-------------|
    |400|USER_IS_BLOCKED|They have blocked you.|
    |403|USER_IS_BLOCKED|They have blocked you.|
    |420|FLOOD_WAIT_%d|Wait for %d seconds.|

    ### Rust:

    ```rust
    use functions::phone::Call;

    let call = Call::new(user, &mut rng).video(true);
    let response = call.response_from_bytes(&bytes)?;
    // or, if it fails, its `Error`: CallError
    ```

    ```rust
    pub enum CallError {
        FloodWait { wait: Duration },
        UserIsBlocked { code: i32 },
        Other(RpcError),
    }
    ```

    ### Wire layout:

    | Offset | Bytes | Field | Type | Bit |
    |-------:|-------|-------|------|-----|
    |0|4|id|#0000000b||
    |4|4|flags|#||
    |8|0|video|true|flags.0|
    |8|4|user|InputUser||
    |12|8|random\_id|long||

    ### Needs: 1 function, 2 types, 2 constructors, of 1 function, 2 types, 2 constructors
    exit code 0
    ");
}

#[test]
fn ids_are_names_too() {
    assert_eq!(explain(&["#b"]), explain(&["phone.call"]));
    assert_eq!(explain(&["#0000000b"]), explain(&["phone.call"]));
}

#[test]
fn types_and_constructors() {
    assert_snapshot!(explain(&["Call"]), @"
    Call (type)

    Possible values (constructors)
      call

    Methods that return an object of this type
      phone.call

    Used by
      none

    Needs
      1 type, 1 constructor, of 1 function, 2 types, 2 constructors
    exit code 0
    ");
    assert_snapshot!(explain(&["call"]), @"
    call (constructor)

        call#0000000a id:long = Call;

    Attributes
      id  long

    Type
      Call

    Bytes
         0  4  id  #0000000a
         4  8  id  long

    Needs
      1 type, 1 constructor, of 1 function, 2 types, 2 constructors

    Rust
      use types::Call;

      let value = Call { id };
    exit code 0
    ");
}

#[test]
fn errors_with_a_number() {
    assert_eq!(explain(&["FLOOD_WAIT_3"]), explain(&["FLOOD_WAIT_%d"]));
    assert_snapshot!(explain(&["FLOOD_WAIT_3"]), @"
    FLOOD_WAIT_%d (error)
    Wait for %d seconds.

    Errors
      420 FLOOD_WAIT_%d
          Wait for %d seconds.

    Methods that raise it
      phone.call
    exit code 0
    ");
}

#[test]
fn misspelled_names_get_a_suggestion() {
    assert_snapshot!(explain(&["phone.cal"]), @"
    error: unknown name `phone.cal`; did you mean `phone.call`?
    exit code 2
    ");
    assert_snapshot!(explain(&["USER_BLOCKED"]), @"
    error: unknown name `USER_BLOCKED`; did you mean `USER_IS_BLOCKED`?
    exit code 2
    ");
    assert_snapshot!(explain(&["nothing.like.it"]), @"
    error: unknown name `nothing.like.it`
    exit code 2
    ");
}

#[test]
fn builtins_are_explained_without_a_declaration() {
    assert_snapshot!(explain(&["boolTrue"]), @"
    boolTrue (constructor)
    Yes: an id and nothing else.

        boolTrue#997275b5 = Bool;

    Type
      Bool
    exit code 0
    ");
    assert_eq!(explain(&["#997275b5"]), explain(&["boolTrue"]));
    assert_eq!(explain(&["#1cb5c415"]), explain(&["vector"]));
    assert_eq!(explain(&["#a8509bda"]), explain(&["int"]));
    assert!(explain(&["Bool"]).starts_with("Bool (type)\n\nPossible values (constructors)\n  boolTrue\n  boolFalse\n"));
    assert!(explain(&["Vector"]).contains("  vector\n"));
    assert!(explain(&["Object"]).starts_with("Object (type)\nA value of any boxed type, with its id in front.\n"));
    assert!(explain(&["function"]).starts_with("function (type)\nA call of any function, with its id in front.\n"));
    assert!(explain(&["Strin"]).contains("did you mean `String`?"));
}

#[test]
fn ids_are_found_in_every_spelling() {
    let page = explain(&["#b98886cf"]);
    assert!(page.starts_with("inputUserEmpty"), "{page}");
    for id in
        ["b98886cf", "B98886CF", "0xb98886cf", "0XB98886CF", "3112732367", "-1182234929", "inputUserEmpty#b98886cf"]
    {
        assert_eq!(explain(&[id]), page, "{id}");
    }
    assert_eq!(explain(&["11"]), explain(&["phone.call"]));
}

#[test]
fn swapped_ids_are_found_and_told() {
    let page = explain(&["#b98886cf"]);
    for (id, note) in [
        ("cf8688b9", "note: nothing has the id `cf8688b9`: its bytes are swapped, which makes #b98886cf\n"),
        ("0xCF8688B9", "note: nothing has the id `0xCF8688B9`: its bytes are swapped, which makes #b98886cf\n"),
        ("-813266759", "note: nothing has the id `-813266759`: its bytes are swapped, which makes #b98886cf\n"),
    ] {
        let (text, code) = page.rsplit_once("exit").unwrap();
        assert_eq!(explain(&[id]), format!("{text}{note}exit{code}"));
    }
    assert_snapshot!(explain(&["0x01020304"]), @"
    error: unknown name `0x01020304`
    exit code 2
    ");
}

#[test]
fn names_of_any_length_take_room_on_their_line_alone() {
    let dir = TempDir::new().unwrap();
    let long = "x".repeat(70_000);
    let run = |args: &[&str], fields: usize| {
        let fields: String = (0..fields).map(|field| format!("field{field}:int ")).collect();
        let api = format!("call {long}:int {fields}= Call{long};\n---functions---\nget{long} = Call{long};\n");
        fs::write(dir.path().join("api.tl"), api).unwrap();
        let output = support::typewright().args(args).arg("api.tl").current_dir(&dir).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", str::from_utf8(&output.stderr).unwrap());
        output.stdout.len()
    };
    assert!(run(&["generate", "--explain-size"], 0) > long.len());
    let size = |fields: usize| run(&["explain", "call", "--schema"], fields) - run(&["explain", "call", "--schema"], 0);
    let [one, four, sixteen] = [100, 400, 1600].map(size);
    assert!(four < 5 * one && sixteen < 5 * four && sixteen < 1600 * 200, "{one} {four} {sixteen}");
}

#[test]
fn each_layer_has_the_rust_of_its_own() {
    let dir = TempDir::new().unwrap();
    let layers = "===8===\nsecret.message#00000008 text:string = Message;\nsecret.empty#0000000a = Message;\n\
        ===17===\nsecret.message#00000017 ttl:int text:string = Message;\n";
    fs::write(dir.path().join("api.tl"), layers).unwrap();
    let mut command = support::typewright();
    let output = command.args(["explain", "secret.message", "--schema", "api.tl"]).current_dir(&dir).output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    let values: Vec<_> = shown.lines().filter(|line| line.contains("let value")).map(str::trim).collect();
    assert_eq!(values, ["let value = Message { text };", "let value = MessageLayer17 { ttl, text };"]);
}
