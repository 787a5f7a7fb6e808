//! Requests notes, and decodes a response. The bindings are a crate like any other.

use std::error::Error;

use notes_api::functions::notes::Get;
use notes_api::rt::{Encode, Function};
use notes_api::types::{Note, Notes};
use notes_api::variants;

fn main() -> Result<(), Box<dyn Error>> {
    let get = Get { ids: vec![7, 8] };
    println!("request:  {:02x?}", get.to_bytes()?);

    // A possible response of a server.
    let note = variants::Note { pinned: true, ..variants::Note::new(7, "buy milk".to_owned()) };
    let sent = Notes { list: vec![note.into(), variants::NoteDeleted { id: 8 }.into()] };
    let received = get.response_from_bytes(&sent.to_bytes()?)?;
    for note in &received.list {
        match note {
            Note::Note(note) => println!("note {}:   {}", note.id, note.text),
            Note::Deleted(note) => println!("note {}:   deleted", note.id),
        }
    }
    Ok(())
}
