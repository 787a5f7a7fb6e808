//! The page: one file, which asks for nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::examples::{self, EXAMPLES};
use crate::module::Module;

const TEMPLATE: &str = include_str!("../../page/index.html");
/// The looks of a site, and those of the playground alone.
const STYLE: &str =
    concat!(include_str!("../../../tools/src/site/assets/style.css"), include_str!("../../page/page.css"));
const EARLY: &str = include_str!("../../page/early.js");
const SCRIPT: &str = include_str!("../../page/page.js");
const WORKER: &str = include_str!("../../page/worker.js");

/// The page with a module.
pub(crate) fn page(module: &Module) -> Result<String, String> {
    let worker = format!("{}\n{WORKER}", module.script);
    if worker.contains("</script") {
        return Err("the script of the module would end the element that holds it".to_owned());
    }
    let [first, ..] = EXAMPLES;
    let options = EXAMPLES.map(|example| format!("<option>{}</option>", escaped(example.name)));
    fill(&[
        ("policy", policy()),
        ("style", STYLE.to_owned()),
        ("early", EARLY.to_owned()),
        ("options", options.concat()),
        ("schema", escaped(first.schema)),
        ("bytes", escaped(first.bytes)),
        ("module", STANDARD.encode(&module.packed)),
        ("worker", worker),
        ("examples", examples::json()),
        ("script", SCRIPT.to_owned()),
    ])
}

/// The template with a text for each `{{name}}`. Texts may have braces of their own.
fn fill(texts: &[(&str, String)]) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = TEMPLATE;
    while let Some((before, named)) = rest.split_once("{{") {
        let (name, after) = named.split_once("}}").ok_or("the template has an open `{{`")?;
        let (_, text) = texts.iter().find(|(known, _)| *known == name).ok_or(format!("no text is called {name}"))?;
        out.push_str(before);
        out.push_str(text);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The content security policy: the page runs its own scripts and the module, and sends nothing anywhere.
fn policy() -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; connect-src 'none'; script-src {} {} 'wasm-unsafe-eval'; worker-src blob:; style-src {}; \
         base-uri 'none'; form-action 'none'",
        hash(EARLY),
        hash(SCRIPT),
        hash(STYLE),
    )
}

/// Text as HTML shows it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
