//! Requests a call, shows the bytes, and decodes a response.

mod telegram {
    typewright_runtime::include_bindings!("calls");
}

use std::error::Error;

use telegram::functions::phone::RequestCall;
use telegram::types::{InputUser, PhoneCallProtocol};
use typewright_runtime::{Encode, Function};

fn main() -> Result<(), Box<dyn Error>> {
    let versions = vec!["5.0.0".to_owned()];
    let call = RequestCall {
        video: true,
        user_id: InputUser::InputUserSelf,
        random_id: 42,
        g_a_hash: vec![0xab; 32],
        protocol: PhoneCallProtocol { udp_p2p: true, ..PhoneCallProtocol::new(65, 92, versions) },
    };
    println!("{call:?}\n");
    println!("as bytes:\n{}\n", hex(&call.to_bytes()?));

    // A possible response: phone.phoneCall with a phoneCallEmpty and no users.
    let answer = unhex("40e182ec15c966530700000000000000 15c4b51c00000000");
    println!("the answer:\n{:?}", call.response_from_bytes(&answer)?);
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.chars().filter_map(|digit| digit.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
}
