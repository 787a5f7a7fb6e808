//! A session: TDLib sends updates, and is asked meanwhile.

use std::error::Error;
use std::path::Path;

use crate::client::Client;
use crate::library::Library;
use crate::td::functions::{Close, SetTdlibParameters, TestCallBytes, TestCallVectorIntObject};
use crate::td::types::{AuthorizationState, TestInt, Update};

/// Goes up to the point where a phone number is asked for, and closes the session.
pub(crate) fn run(library: &Library, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut client = Client::new(library);
    let bytes = client.call(&TestCallBytes { x: vec![0, 255] })?.value;
    let numbers = client.call(&TestCallVectorIntObject { x: vec![TestInt { value: -7 }] })?.value;
    println!("called: {bytes:?}, {numbers:?}");
    let mut options = 0;
    loop {
        match client.update()? {
            Update::AuthorizationState(update) => match update.authorization_state {
                AuthorizationState::WaitTdlibParameters => {
                    println!("TDLib wants its parameters");
                    client.call(&parameters(folder))?;
                }
                AuthorizationState::WaitPhoneNumber => {
                    println!("TDLib sent {options} options and wants a phone number");
                    client.call(&Close)?;
                }
                AuthorizationState::Closed => {
                    println!("closed");
                    return Ok(());
                }
                other => println!("authorization: {other:?}"),
            },
            Update::Option(_) => options += 1,
            Update::Unknown(object) => match object.as_raw_json() {
                Some(json) => println!("not in the schema: {}", json.tag("@type").unwrap_or_default()),
                None => return Err("an update that is no JSON".into()),
            },
        }
    }
}

fn parameters(folder: &Path) -> SetTdlibParameters {
    SetTdlibParameters {
        use_test_dc: true,
        database_directory: folder.to_string_lossy().into_owned(),
        files_directory: String::new(),
        database_encryption_key: vec![],
        use_file_database: false,
        use_chat_info_database: false,
        use_message_database: false,
        use_secret_chats: false,
        // Any number will do as long as nobody logs in.
        api_id: 1,
        api_hash: "0".to_owned(),
        system_language_code: "en".to_owned(),
        device_model: "example".to_owned(),
        system_version: String::new(),
        application_version: "0".to_owned(),
    }
}
