//! Calls that return at once.

use std::error::Error;

use typewright_runtime::json::ResponseError;

use crate::client::{CallError, execute};
use crate::library::Library;
use crate::td::functions::{
    CleanFileName, GetFileMimeType, GetJsonValue, GetOption, GetTextEntities, ParseTextEntities, SetLogVerbosityLevel,
};
use crate::td::types::{OptionValue, TextParseMode};
use crate::td::variants::TextParseModeMarkdown;

/// The version of TDLib whose API the schema is a part of.
const VERSION: &str = "1.8.65";

pub(crate) fn run(library: &Library) -> Result<(), Box<dyn Error>> {
    execute(library, &SetLogVerbosityLevel { new_verbosity_level: 0 })?;
    match execute(library, &GetOption { name: "version".to_owned() })? {
        OptionValue::String(version) if version.value == VERSION => println!("TDLib {VERSION}"),
        other => println!("another TDLib than {VERSION}: {other:?}"),
    }
    let text = "See telegram.org and @durov".to_owned();
    println!("entities: {:?}", execute(library, &GetTextEntities { text })?.entities);
    let name = execute(library, &CleanFileName { file_name: "a/b\u{0}.png".to_owned() })?.text;
    println!("{name:?} is {}", execute(library, &GetFileMimeType { file_name: name.clone() })?.text);
    let json = r#"{"half":0.5,"none":[null]}"#.to_owned();
    println!("JSON in JSON: {:?}", execute(library, &GetJsonValue { json })?);
    let markdown = |text: &str| {
        let parse_mode = TextParseMode::from(TextParseModeMarkdown { version: 2 });
        execute(library, &ParseTextEntities { text: text.to_owned(), parse_mode })
    };
    println!("formatted: {:?}", markdown("*bold*")?);
    match markdown("*bold") {
        Err(CallError::Response(ResponseError::Refused(error))) => {
            println!("refused: {} {}", error.code, error.message);
            Ok(())
        }
        other => Err(format!("expected an error, found {other:?}").into()),
    }
}
