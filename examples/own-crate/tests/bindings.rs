//! The bindings as another crate sees them.

use std::collections::HashSet;

use notes_api::functions::notes::{Get, Pin};
use notes_api::rt::{Decode, Encode};
use notes_api::types::{Note, Place};
use notes_api::variants;

#[test]
fn values_survive_a_round_trip() {
    let place = Some(Place { lat: 48.2, long: 16.4 });
    let note = Note::from(variants::Note { place, ..variants::Note::new(1, "t".to_owned()) });
    assert_eq!(Note::from_bytes(&note.to_bytes().unwrap()).unwrap(), note);
}

#[test]
fn derives_stand_where_no_double_is() {
    assert_eq!(HashSet::from([Pin { id: 1 }, Pin { id: 1 }]).len(), 1);
    assert_eq!(HashSet::from([Get { ids: vec![1] }, Get { ids: vec![] }]).len(), 2);
}
