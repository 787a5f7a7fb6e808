//! The documentation site: every link leads somewhere, everything is escaped, and the same input gives the same files.

use std::collections::{BTreeMap, BTreeSet};

use insta::assert_snapshot;
use typewright::Bindings;
use typewright::model::{self, Json, ModelOptions};
use typewright_language::schema::Schema;
use typewright_language::source::Diagnostics;
use typewright_language::{Level, Reader};
use typewright_tools::check;
use typewright_tools::site::{Edition, Format, Site, build};

const API: &str = "// LAYER 2
// A user.
user#d23c81a3 flags:# id:long photo:flags.1?Photo tags:Vector<string> = User;
userEmpty#d3bc4b7a id:long = User;
photo#00000001 id:int128 = Photo;
---functions---
// Finds `user`s.
users.find#0a1b2c3d flags:# bots:flags.0?true near:User random_id:long hash:int = Vector<User>;
";

const ERRORS: &str = r#"{"errors": {"400": {"NAME_INVALID": ["users.find"], "FLOOD_WAIT_%d": ["users.find"]},
    "403": {"NAME_INVALID": ["users.find"]}}, "descriptions": {"NAME_INVALID": "The <b>name</b> & all.", "FLOOD_WAIT_%d": "Wait for %d seconds."}}"#;

fn read(tl: &str) -> Schema {
    Reader::new().schema_text("api.tl", tl).errors_bytes("errors.json", ERRORS).read().unwrap().value
}

fn site_of(schema: &Schema, earlier: &[&Schema], format: Format) -> Bindings {
    let options = ModelOptions { json: Some(Json::Tdlib), ..ModelOptions::default() };
    let model = model::build(schema, &options, &mut Diagnostics::new());
    let edition = |schema| Edition { name: "api.tl", schema, documented: true };
    let earlier: Vec<_> = earlier.iter().map(|schema| edition(*schema)).collect();
    build(&Site {
        title: "My <API>",
        edition: edition(schema),
        model: &model,
        earlier: &earlier,
        format,
        playground: Some("<!DOCTYPE html>\n<title>play</title>"),
    })
}

fn site(tl: &str) -> Bindings {
    site_of(&read(tl), &[], Format::Html)
}

/// The values of an attribute in a page.
fn values<'p>(page: &'p str, attribute: &str) -> impl Iterator<Item = &'p str> {
    let start = format!(" {attribute}=\"");
    let pieces: Vec<_> = page.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    pieces.into_iter()
}

/// Fails unless each link within a site leads to a file and, behind a `#`, to an element of it.
fn assert_links(files: &Bindings) {
    let anchors: BTreeMap<_, BTreeSet<_>> =
        files.iter().map(|(path, text)| (path, values(text, "id").collect())).collect();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for href in values(text, "href").chain(values(text, "src")) {
            if ["https://", "http://", "data:"].iter().any(|scheme| href.starts_with(scheme)) {
                continue;
            }
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let target = match file.strip_prefix("../") {
                _ if file.is_empty() => path.clone(),
                Some(file) => file.to_owned(),
                None if folder.is_empty() => file.to_owned(),
                None => format!("{folder}/{file}"),
            };
            let found = anchors.get(&target).unwrap_or_else(|| panic!("{path}: {href} leads nowhere"));
            assert!(anchor.is_empty() || found.contains(anchor), "{path}: {href} has no such element");
        }
    }
}

/// Fails if an element of a page has the id of another one.
fn assert_distinct_ids(files: &Bindings) {
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let ids: Vec<_> = values(text, "id").collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path}: {ids:?}");
    }
}

/// The text between two others.
fn part<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let rest = &text[text.find(start).unwrap_or_else(|| panic!("{start} in {text}"))..];
    &rest[..rest.find(end).unwrap() + end.len()]
}

#[test]
fn a_site_has_a_page_for_each_definition() {
    let paths: Vec<_> = site(API).into_keys().collect();
    assert_snapshot!(paths.join("\n"), @r"
    assets/index.js
    assets/site.js
    assets/style.css
    constructors/photo.html
    constructors/user.html
    constructors/userEmpty.html
    errors/FLOOD_WAIT_X.html
    errors/NAME_INVALID.html
    errors/index.html
    functions/users.find.html
    index.html
    namespaces/-.html
    namespaces/users.html
    playground.html
    types/Photo.html
    types/User.html
    ");
}

#[test]
fn declarations_are_links() {
    let files = site(API);
    let page = &files["functions/users.find.html"];
    assert_snapshot!(part(page, "<pre>", "</pre>"), @r##"<pre><code><b>users.find</b><i>#0a1b2c3d</i> <a href="#wire-flags">flags</a>:# <a href="#field-bots">bots</a>:flags.0?true <a href="#field-near">near</a>:<a href="../types/User.html">User</a> <a href="#field-random_id">random_id</a>:long <a href="#field-hash">hash</a>:int = Vector&lt;<a href="../types/User.html">User</a>&gt;;</code></pre>"##);
}

#[test]
fn bytes_have_offsets_where_these_are_fixed() {
    let files = site(API);
    let rows = part(&files["functions/users.find.html"], "<table class=\"wire\">", "</table>");
    let cells = |row: &str| {
        let texts = row.split('>').filter_map(|piece| piece.split('<').next()).filter(|text| !text.trim().is_empty());
        texts.collect::<Vec<_>>().join(" | ")
    };
    let rows: Vec<_> = rows.split("<tr").skip(2).map(cells).collect();
    assert_snapshot!(rows.join("\n"), @r#"
    id="wire-id" | 0 | 4 | id | #0a1b2c3d
    id="wire-flags" | 4 | 4 | flags | #
    id="wire-bots" | 8 | 0 | bots | true | flags.0
    id="wire-near" | 8 | 4 + fields | near | User
    id="wire-random_id" | 8 | random_id | long
    id="wire-hash" | 4 | hash | int
    "#);
}

#[test]
fn errors_of_a_function_have_one_anchor_a_name() {
    let files = site(API);
    let page = &files["functions/users.find.html"];
    let rows: Vec<_> = part(page, "<table class=\"rows errors\">", "</table>").lines().skip(3).collect();
    assert_snapshot!(rows.join("\n"), @r#"
    <tr id="error-FLOOD_WAIT_X"><td class="number" data-label="Code">400</td><th scope="row"><a href="../errors/FLOOD_WAIT_X.html"><code>FLOOD_WAIT_%d</code></a></th><td class="prose" data-label="Description"><p>Wait for %d seconds.</p></td></tr>
    <tr id="error-NAME_INVALID"><td class="number" data-label="Code">400</td><th scope="row"><a href="../errors/NAME_INVALID.html"><code>NAME_INVALID</code></a></th><td class="prose" data-label="Description"><p>The name &amp; all.</p></td></tr>
    <tr><td class="number" data-label="Code">403</td><th scope="row"><a href="../errors/NAME_INVALID.html"><code>NAME_INVALID</code></a></th><td class="prose" data-label="Description"><p>The name &amp; all.</p></td></tr>
    </tbody>
    </table>
    "#);
}

#[test]
fn types_show_their_constructors_side_by_side() {
    let files = site(API);
    assert_snapshot!(part(&files["types/User.html"], "<table class=\"matrix\">", "</table>"), @r#"
    <table class="matrix">
    <thead><tr><td></td><th scope="col"><a href="../constructors/user.html"><code>user</code></a></th><th scope="col"><a href="../constructors/userEmpty.html"><code>userEmpty</code></a></th></tr></thead>
    <tbody>
    <tr><th scope="row">id</th><td><code>#d23c81a3</code></td><td><code>#d3bc4b7a</code></td></tr>
    <tr><th scope="row"><code>flags</code></th><td><code>#</code></td><td><span class="none">–</span></td></tr>
    <tr><th scope="row"><code>id</code></th><td><code>long</code></td><td><code>long</code></td></tr>
    <tr><th scope="row"><code>photo</code></th><td><code>flags.1?<a href="../types/Photo.html">Photo</a></code></td><td><span class="none">–</span></td></tr>
    <tr><th scope="row"><code>tags</code></th><td><code>Vector&lt;string&gt;</code></td><td><span class="none">–</span></td></tr>
    </tbody>
    </table>
    "#);
}

#[test]
fn json_is_there_where_the_bindings_have_it() {
    let files = site(API);
    let page = &files["constructors/user.html"];
    assert!(
        page.contains("&quot;@type&quot;: &quot;user&quot;") || page.contains("&#34;@type&#34;: &#34;user&#34;"),
        "{page}"
    );
}

/// The changes of a layer, on the page of the definition and on that of the layer.
#[test]
fn layers_tell_when_a_definition_came_and_what_changed() {
    let old = read(
        "// LAYER 1\nuser#d23c81a3 flags:# id:long = User;\n---functions---\nusers.search#0a1b2c3d flags:# bots:flags.0?true near:User random_id:long hash:int = Vector<User>;\n",
    );
    let files = site_of(&read(API), &[&old], Format::Html);
    assert_links(&files);
    assert_distinct_ids(&files);
    let since =
        |path: &str| files[path].contains("<li class=\"since\">since <a href=\"../layers/2.html\">Layer 2</a></li>");
    assert!(since("constructors/photo.html") && since("types/Photo.html"));
    assert!(!since("constructors/user.html") && !since("functions/users.find.html"), "it had another name before");
    assert_snapshot!(part(&files["functions/users.find.html"], "<dl class=\"history\">", "</dl>"), @r#"
    <dl class="history">
    <dt><a href="../layers/2.html">Layer 2</a></dt>
    <dd><code>users.search</code> is now <code>users.find</code> <span class="verdict breaking">source: breaking</span></dd>
    <dd>it is described</dd>
    <dd>it raises <code>FLOOD_WAIT_%d</code> <span class="verdict breaking">source: breaking</span> <span class="verdict risky">docs: risky</span></dd>
    <dd>it raises <code>NAME_INVALID</code> <span class="verdict breaking">source: breaking</span> <span class="verdict risky">docs: risky</span></dd>
    </dl>
    "#);
    assert_snapshot!(part(&files["feed.xml"], "<entry>", "</entry>"), @r#"
    <entry>
    <title>Layer 2</title>
    <id>urn:uuid:4eeabaa4-1d70-8120-9ad6-2a63ba445628</id>
    <updated>2000-01-02T00:00:00Z</updated>
    <link href="layers/2.html"/>
    <summary>6 definitions differ: 3 added, 3 changed, 0 removed. Breaking: 1 on the wire, 3 in source.</summary>
    </entry>
    "#);
}

/// Names that JSON, pages and databases may hold reach no page as markup.
#[test]
fn nothing_hostile_is_markup() {
    let errors = r#"{"errors": {"400": {"CON": ["get"], "Con": ["get"], "2FA X": []}},
        "descriptions": {"CON": "<img src=x onerror=alert(1)> [x](javascript:alert(1)) \u2028"}}"#;
    let page = "# Method: get\n\n<script>alert(1)</script> [a](javascript:alert(1)) `</code><script>`\n\n### Return type: [A](A.md)\n";
    let tl = "// \"><script>alert(1)</script>\na#00000001 = A;\n---functions---\nget#00000002 = A;\n";
    let reader = Reader::new().schema_text("<i>.tl", tl).page("get.md", page).errors_bytes("e.json", errors);
    let schema = reader.read().unwrap().value;
    let files = site_of(&schema, &[], Format::Html);
    assert_links(&files);
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".html") && *path != "playground.html") {
        let scripts = text.matches("<script").count();
        assert_eq!(scripts, 1, "{path}: {text}");
        assert!(!text.contains("<img") && !text.contains("href=\"javascript"), "{path}: {text}");
        assert!(path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte)), "{path}");
    }
    assert!(!files["assets/index.js"].contains("</script"), "{}", files["assets/index.js"]);
    let lower: BTreeSet<_> = files.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(lower.len(), files.len());
}

#[test]
fn every_link_of_a_schema_leads_somewhere() {
    let cases = [
        API,
        "_#00000001 a:int = A;\n_#00000002 = B;\n",
        "a#00000001 {t:Type} x:t = A t;\nb#00000002 n:# xs:n*[x:int y:%A2] = B;\na2#00000003 = A2;\n",
        "===8===\nm#00000008 = M;\n===17===\nm#00000017 ttl:int = M;\n",
        "user#00000001 = User;\nusEr#00000002 = USER;\nuseR#00000003 = UseR;\n",
    ];
    for tl in cases {
        let files = site(tl);
        assert_links(&files);
        assert_distinct_ids(&files);
        assert_eq!(files, site(tl), "another run makes the same files");
    }
}

#[test]
fn the_schema_of_the_project_makes_a_whole_site() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../schema/");
    let reader = Reader::new()
        .schema(format!("{root}telegram/calls.tl"))
        .docs(format!("{root}docs"))
        .errors(format!("{root}errors/telegram.json"))
        .opaque(["Updates"]);
    let schema = reader.read().unwrap().value;
    let files = site_of(&schema, &[], Format::Html);
    assert!(files.len() > 100, "{}", files.len());
    assert_links(&files);
    assert_distinct_ids(&files);
}

/// The rows of the tables of a page.
fn table_rows(page: &str) -> Vec<&str> {
    page.lines().filter(|line| line.starts_with('|') && !line.starts_with("| ") && !line.starts_with("|-")).collect()
}

/// The pages of the project were written by hand, and those that are made of the schema have the same rows.
#[test]
fn markdown_has_the_rows_of_the_projects_own_page() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../schema/");
    let reader = || Reader::new().schema(format!("{root}telegram/calls.tl")).opaque(["Updates"]);
    let schema = reader().docs(format!("{root}docs")).read().unwrap().value;
    let pages = site_of(&schema, &[], Format::Markdown);
    let own = std::fs::read_to_string(format!("{root}docs/methods/phone.requestCall.md")).unwrap();
    let made = &pages["methods/phone.requestCall.md"];
    let rows = table_rows(part(made, "# Method", "### Rust"));
    assert_eq!(rows, table_rows(&own));
    for line in own.lines().filter(|line| line.starts_with("### ") || line.starts_with("# ")) {
        assert!(made.lines().any(|made| made == line), "{line}\n{made}");
    }

    // They are pages of that schema.
    let reader = pages.iter().fold(reader(), |reader, (name, text)| reader.page(name, text.as_bytes()));
    let report = check(reader, None).unwrap();
    let fit = report.value.pages.as_ref().unwrap();
    assert_eq!(report.count(Level::Warning), 0);
    assert!(
        fit.methods.agreeing > 9 && fit.methods.missing.is_empty() && fit.constructors.missing.is_empty(),
        "{fit:?}"
    );
}
