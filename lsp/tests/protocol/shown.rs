//! Results in a form that fits a snapshot.

use serde_json::Value;

use crate::client::name;

/// `1:4-8`, or `1:4-2:0`; lines and columns from 0.
pub(crate) fn range(value: &Value) -> String {
    let (start, end) = (&value["start"], &value["end"]);
    if start["line"] == end["line"] {
        format!("{}:{}-{}", start["line"], start["character"], end["character"])
    } else {
        format!("{}:{}-{}:{}", start["line"], start["character"], end["line"], end["character"])
    }
}

/// `a.tl 1:4-8`, a line each.
pub(crate) fn locations(value: &Value) -> String {
    let line = |it: &Value| format!("{} {}", name(&it["uri"]), range(&it["range"]));
    value.as_array().unwrap().iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A finding on a line, related places below.
pub(crate) fn findings(found: &[Value]) -> String {
    let severities = ["", "error", "warning", "information", "hint"];
    let mut out = String::new();
    for it in found {
        let severity = severities[it["severity"].as_u64().unwrap() as usize];
        let message = it["message"].as_str().unwrap().replace('\n', "\n    ");
        out.push_str(&format!("{} {severity} {}: {message}\n", range(&it["range"]), it["code"].as_str().unwrap()));
        for related in it["relatedInformation"].as_array().into_iter().flatten() {
            let location = &related["location"];
            let message = related["message"].as_str().unwrap();
            out.push_str(&format!("    {} {}: {message}\n", name(&location["uri"]), range(&location["range"])));
        }
    }
    out
}
