//! Bindings for all calls of the server. Types that `typewright-telegram` has come from there.

use typewright::{Builder, Error};

const CALLS: &str = "../../schema/telegram/calls.tl";
const ERRORS: &str = "../../schema/errors/telegram.json";

fn main() -> Result<(), Error> {
    // A configuration has 31 mandatory fields, of which few matter here.
    let builder = Builder::new().schemas([CALLS, "schema/bring_up.tl"]).errors(ERRORS).name("api");
    let telegram = Builder::new().schema(CALLS).errors(ERRORS).opaque(["Updates"]);
    let builder = builder.base("typewright_telegram::telegram", telegram);
    builder.derive("Config", ["Default"]).calls(true).compile()?;

    let builder = Builder::new().schema("schema/layer_198.tl").decode_functions(true);
    let shared = ["InputUser", "PhoneCallProtocol", "User"];
    let path = |name| format!("typewright_telegram::telegram::types::{name}");
    shared.iter().fold(builder, |builder, name| builder.extern_type(*name, &path(name))).compile()
}
