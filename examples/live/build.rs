//! Bindings for what clients ask besides the calls of `typewright-telegram`. Types that stand there already come from there.

use typewright::{Builder, Error};

fn main() -> Result<(), Error> {
    // A configuration has 31 mandatory fields, of which few matter here.
    bindings("bring_up", &["InputUser", "User"]).derive("Config", ["Default"]).registry(true).compile()?;
    bindings("layer_198", &["InputUser", "PhoneCallProtocol", "User"]).decode_functions(true).compile()
}

fn bindings(schema: &str, shared: &[&str]) -> Builder {
    let builder = Builder::new().schema(format!("schema/{schema}.tl"));
    shared.iter().fold(builder, |builder, name| {
        builder.extern_type(*name, &format!("typewright_telegram::telegram::types::{name}"))
    })
}
