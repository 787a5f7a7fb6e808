//! Bindings for a part of TDLib's API, in JSON alone.

use typewright::model::{Codec, Json};
use typewright::{Builder, Error};

fn main() -> Result<(), Error> {
    Builder::new()
        .schema("schema/td_api.tl")
        .json(Json::Tdlib)
        .codec(Codec::Json)
        // TDLib has more constructors of these than the schema, and its next version has more again.
        .unknown(["AuthorizationState", "OptionValue", "TextEntityType", "Update"])
        .compile()
}
