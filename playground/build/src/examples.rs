//! The texts that visitors begin with.

use serde_json::{Value, json};

const CALLS: &str = include_str!("../../examples/calls.tl");

const MTPROTO: &str = include_str!("../../../schema/mtproto.tl");

const MISTAKES: &str = include_str!("../../examples/mistakes.tl");

/// A call that ended because the other side was in another one.
const CALL: &str = "40e182ec e14dca50 4f000000 0100bc93e9fe2461 c9e8f7fa 8b0e0000 \
    15c4b51c 02000000 7a4bbcd3 28db0b0000000000 7a4bbcd3 01f2052a01000000";

/// The same, with one wrong byte in the id of the reason.
const BROKEN: &str = "40e182ec e14dca50 4f000000 0100bc93e9fe2461 c9e8f7fb 8b0e0000 \
    15c4b51c 02000000 7a4bbcd3 28db0b0000000000 7a4bbcd3 01f2052a01000000";

/// The first response of a server, as a hex dump shows it.
const RES_PQ: &str = "\
00000000: 6324 1605 94f3 8870 e507 1502 018f c9eb  c$.....p........
00000010: 8918 33cf a58a 475c 880a 1870 bb9a a0ca  ..3...G\\...p....
00000020: 5b4c 50fa 0000 0000 15c4 b51c 0400 0000  [LP.............
00000030: ffff ffff ffff ffff 8147 c0b9 e657 78cf  .........G...Wx.
00000040: 98ac 6538 0dc6 4281 0000 0000 0000 0040  ..e8..B........@
";

/// The texts of an example.
pub(crate) struct Example {
    pub(crate) name: &'static str,
    pub(crate) schema: &'static str,
    pub(crate) bytes: &'static str,
}

/// The examples; the page begins with the first one.
pub(crate) const EXAMPLES: [Example; 4] = [
    Example { name: "A call of Telegram", schema: CALLS, bytes: CALL },
    Example { name: "The same call, one byte wrong", schema: CALLS, bytes: BROKEN },
    Example { name: "MTProto, a hex dump", schema: MTPROTO, bytes: RES_PQ },
    Example { name: "A schema with mistakes", schema: MISTAKES, bytes: "" },
];

/// The examples as the page's script reads them.
pub(crate) fn json() -> String {
    let examples = EXAMPLES.map(|Example { schema, bytes, .. }| json!({ "schema": schema, "bytes": bytes }));
    // Nothing in a script element may look like the end of it.
    Value::from(examples.to_vec()).to_string().replace('<', "\\u003c")
}
