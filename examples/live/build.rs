//! Bindings for what clients ask besides the calls of `typewright-telegram`. Types that stand there already come from there.

use typewright::{Builder, Error};

fn main() -> Result<(), Error> {
    let mut builder = Builder::new().schema("schema/bring_up.tl").opaque(["phone.PhoneCall"]).registry(true);
    for name in ["InputUser", "PhoneCallProtocol", "User"] {
        builder = builder.extern_type(name, &format!("typewright_telegram::telegram::types::{name}"));
    }
    // A configuration has 31 mandatory fields, of which few matter here.
    builder.derive("Config", ["Default"]).compile()
}
