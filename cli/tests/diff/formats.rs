//! The formats of a comparison: text, Markdown, annotations and JSON.

use insta::assert_snapshot;

use super::{both, diff, folder};

#[test]
fn diff_as_text() {
    assert_snapshot!(both(&[]), @"
    old  old.tl: layer 190, 4 types, 4 constructors, 1 function
    new  new.tl: layer 214, 3 types, 4 constructors, 2 functions

    types         +0 -1 ~1
    constructors  +1 -1 ~2 (1 under the same id)
    functions     +1 -0 ~1
    breaking      4 on the wire, 4 in source
    risky         1 on the wire, 2 in source

    types removed
    - Gone
        warning[type-removed]: it is gone (source: breaking)

    types changed

    ~ PeerColor  new.tl:3:44
        warning[type-grew]: the struct of `color` becomes an enum: it has 2 constructors (source: breaking)

    constructors removed
    - gone#0000000c = Gone;
        warning[constructor-removed]: it is gone (wire: breaking, source: breaking)

    constructors changed

    ~ photo  new.tl:1:1
        - photo#0000000a id:long = Photo;
               ^^^^^^^^^
        + photo#0000000e flags:# id:long title:flags.0?string = Photo;
               ^^^^^^^^^ ^^^^^^^         ^^^^^^^^^^^^^^^^^^^^
        warning[id-changed]: the id is `0000000e`, it was `0000000a` (wire: breaking)
        warning[mask-added]: `flags` is new (wire: breaking)
        note[optional-field-added]: `title` is new (wire: risky, source: risky)

    ~ gift  new.tl:2:1
        - gift#56d03994 … unclaimed:flags.2?true … = Gift;
                                    ^^^^^^^^
        + gift#56d03994 … unclaimed:flags.5?true … = Gift;
                                    ^^^^^^^^
        warning[field-bit-moved]: `unclaimed` is under `flags.5`, it was under `flags.2` (wire: breaking)

    constructors added
    + colorCollectible#0000000f id:long = PeerColor;

    functions changed

    ~ getPhoto  new.tl:6:1
        - getPhoto#0000000d id:long = Photo;
                  ^^^^^^^^^           ^^^^^
        + getPhoto#00000010 id:long = Vector<Photo>;
                  ^^^^^^^^^           ^^^^^^^^^^^^^
        warning[id-changed]: the id is `00000010`, it was `0000000d` (wire: breaking)
        warning[result-changed]: it returns `Vector<Photo>`, it returned `Photo` (wire: breaking, source: breaking)

    functions added
    + getPhotos#00000011 = Vector<Photo>;

    0 errors, 8 warnings, 3 notes
    exit code 0
    ");
}

#[test]
fn diff_as_markdown() {
    assert_snapshot!(both(&["--format", "markdown"]), @"
    ## Layer 190 → Layer 214

    | | Added | Removed | Changed | Under the same id | Documentation alone |
    |---|--:|--:|--:|--:|--:|
    | Types | 0 | 1 | 1 | 0 | 0 |
    | Constructors | 1 | 1 | 2 | 1 | 0 |
    | Functions | 1 | 0 | 1 | 0 | 0 |

    Breaking: 4 on the wire, 4 in source.

    ### Removed

    <details open><summary>Types: 1</summary>

    ```text
    Gone
    ```

    </details>

    <details open><summary>Constructors: 1</summary>

    ```tl
    gone#0000000c = Gone;
    ```

    </details>

    ### Changed

    #### Type `PeerColor`

    - the struct of `color` becomes an enum: it has 2 constructors (source: breaking)

    #### Constructor `photo`

    - the id is `0000000e`, it was `0000000a` (wire: breaking)
    - `flags` is new (wire: breaking)
    - `title` is new (wire: risky, source: risky)

    ```diff
    - photo#0000000a id:long = Photo;
    + photo#0000000e flags:# id:long title:flags.0?string = Photo;
    ```

    #### Constructor `gift`

    - `unclaimed` is under `flags.5`, it was under `flags.2` (wire: breaking)

    ```diff
    - gift#56d03994 … unclaimed:flags.2?true … = Gift;
    + gift#56d03994 … unclaimed:flags.5?true … = Gift;
    ```

    #### Function `getPhoto`

    - the id is `00000010`, it was `0000000d` (wire: breaking)
    - it returns `Vector<Photo>`, it returned `Photo` (wire: breaking, source: breaking)

    ```diff
    - getPhoto#0000000d id:long = Photo;
    + getPhoto#00000010 id:long = Vector<Photo>;
    ```

    ### Added

    <details><summary>Constructors: 1</summary>

    ```tl
    colorCollectible#0000000f id:long = PeerColor;
    ```

    </details>

    <details><summary>Functions: 1</summary>

    ```tl
    getPhotos#00000011 = Vector<Photo>;
    ```

    </details>
    exit code 0
    ");
}

#[test]
fn diff_as_annotations() {
    assert_snapshot!(both(&["--format", "github", "--fail-on", "source"]), @"
    ::error title=type-removed::Gone: it is gone (source: breaking)
    ::error file=new.tl,line=3,col=44,title=type-grew::PeerColor: the struct of `color` becomes an enum: it has 2 constructors (source: breaking)
    ::error title=constructor-removed::gone: it is gone (wire: breaking, source: breaking)
    ::error file=new.tl,line=6,col=1,title=result-changed::getPhoto: it returns `Vector<Photo>`, it returned `Photo` (wire: breaking, source: breaking)
    ::warning file=new.tl,line=1,col=1,title=id-changed::photo: the id is `0000000e`, it was `0000000a` (wire: breaking)
    ::warning file=new.tl,line=1,col=1,title=mask-added::photo: `flags` is new (wire: breaking)
    ::warning file=new.tl,line=2,col=1,title=field-bit-moved::gift: `unclaimed` is under `flags.5`, it was under `flags.2` (wire: breaking)
    ::warning file=new.tl,line=6,col=1,title=id-changed::getPhoto: the id is `00000010`, it was `0000000d` (wire: breaking)
    ::notice file=new.tl,line=1,col=1,title=optional-field-added::photo: `title` is new (wire: risky, source: risky)
    ::notice file=new.tl,line=4,col=1,title=constructor-added::colorCollectible: `PeerColor` has one more constructor (wire: risky, source: risky)
    ::notice file=new.tl,line=7,col=1,title=function-added::getPhotos: it is new
    exit code 1
    ");
}

#[test]
fn diff_as_json() {
    let dir = folder(&[("a.tl", "a#1 flags:# x:flags.0?true = A;"), ("b.tl", "a#1 flags:# x:flags.1?true = A;")]);
    assert_snapshot!(diff(&dir, &["a.tl", "b.tl", "--format", "json"]), @r#"
    {
      "old": {
        "name": "a.tl",
        "layer": null,
        "types": 1,
        "constructors": 1,
        "functions": 0
      },
      "new": {
        "name": "b.tl",
        "layer": null,
        "types": 1,
        "constructors": 1,
        "functions": 0
      },
      "summary": {
        "types": {
          "added": 0,
          "removed": 0,
          "changed": 0,
          "under_the_same_id": 0,
          "in_documentation": 0
        },
        "constructors": {
          "added": 0,
          "removed": 0,
          "changed": 1,
          "under_the_same_id": 1,
          "in_documentation": 0
        },
        "functions": {
          "added": 0,
          "removed": 0,
          "changed": 0,
          "under_the_same_id": 0,
          "in_documentation": 0
        },
        "errors": {
          "added": 0,
          "removed": 0,
          "changed": 0,
          "under_the_same_id": 0,
          "in_documentation": 0
        },
        "severities": {
          "error": 0,
          "warning": 1,
          "note": 0
        }
      },
      "definitions": [
        {
          "kind": "constructor",
          "name": "a",
          "old": {
            "tl": "a#00000001 flags:# x:flags.0?true = A;",
            "id": "00000001",
            "file": "a.tl",
            "line": 1,
            "column": 1
          },
          "new": {
            "tl": "a#00000001 flags:# x:flags.1?true = A;",
            "id": "00000001",
            "file": "b.tl",
            "line": 1,
            "column": 1
          },
          "changes": [
            {
              "rule": "field-bit-moved",
              "severity": "warning",
              "wire": "breaking",
              "source": "safe",
              "docs": "safe",
              "message": "`x` is under `flags.1`, it was under `flags.0`",
              "old": [
                21,
                29
              ],
              "new": [
                21,
                29
              ]
            }
          ]
        }
      ]
    }
    exit code 0
    "#);
}
