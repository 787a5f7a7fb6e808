//! A document, and all who read and write it.

use std::error::Error;
use std::hint::black_box;
use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use typewright_runtime::json::{FromJson, ToJson};

use super::{documents, serde_types as by_hand};
use crate::rounds::Work;

/// Those who read and write, in the order of the works of a [`Case`].
pub const CONTENDERS: [&str; 3] = ["serde_json", "typewright", "typewright through serde"];

/// A document.
pub struct Case {
    /// `75 messages`
    pub name: &'static str,
    /// How many bytes the text takes.
    pub size: usize,
    /// The text becomes a value, which is dropped.
    pub reads: [Work; CONTENDERS.len()],
    /// A value becomes a text, in a new allocation.
    pub writes: [Work; CONTENDERS.len()],
}

/// The three documents.
///
/// # Errors
/// Two do not agree on the text of a document.
pub fn all() -> Result<[Case; 3], Box<dyn Error>> {
    Ok([
        case::<by_hand::Messages, _>("75 messages", documents::messages())?,
        case::<Vec<by_hand::User>, _>("160 users", documents::users())?,
        case::<by_hand::Chats, _>("7,000 numbers", documents::chats())?,
    ])
}

/// `T` is the type for serde by hand, `value` of the generated type.
fn case<T, G>(name: &'static str, value: G) -> Result<Case, Box<dyn Error>>
where
    T: Serialize + DeserializeOwned + 'static,
    G: ToJson + FromJson + Serialize + DeserializeOwned + 'static,
{
    let text: Rc<str> = value.to_json_text().into();
    let by_hand: T = serde_json::from_str(&text)?;
    let written = [
        serde_json::to_string(&by_hand)?,
        G::from_json_text(&text)?.to_json_text(),
        serde_json::to_string(&serde_json::from_str::<G>(&text)?)?,
    ];
    for (written, who) in written.iter().zip(CONTENDERS) {
        if **written != *text {
            return Err(format!("{name}: {who} writes another text").into());
        }
    }
    let (size, value) = (text.len(), Rc::new(value));
    let [of_serde, of_ours, of_bridge] = [(); 3].map(|()| text.clone());
    let bridged = value.clone();
    Ok(Case {
        name,
        size,
        reads: [
            work(move || serde_json::from_str::<T>(black_box(&of_serde))),
            work(move || G::from_json_text(black_box(&of_ours))),
            work(move || serde_json::from_str::<G>(black_box(&of_bridge))),
        ],
        writes: [
            work(move || serde_json::to_string(black_box(&by_hand))),
            work(move || black_box(&*value).to_json_text()),
            work(move || serde_json::to_string(black_box(&*bridged))),
        ],
    })
}

fn work<R>(work: impl Fn() -> R + 'static) -> Work {
    Box::new(move |count| {
        for _ in 0..count {
            drop(black_box(work()));
        }
    })
}
