//! What others read and write is what typewright reads and writes.

use typewright_conformance::grammers::{API, MTPROTO};
use typewright_conformance::judge::Court;
use typewright_conformance::ton::TON;
use typewright_conformance::{api, mtproto, ton_tl};

#[test]
fn grammers_api() {
    Court { name: "grammers, api", schema: api::SCHEMA, registry: &api::registry::REGISTRY, peers: API, differences: &[] }
        .hold();
}

#[test]
fn grammers_mtproto() {
    Court { name: "grammers, mtproto", schema: mtproto::SCHEMA, registry: &mtproto::registry::REGISTRY, peers: MTPROTO, differences: &[] }
        .hold();
}

#[test]
fn tl_proto_ton() {
    Court { name: "tl-proto, ton", schema: ton_tl::SCHEMA, registry: &ton_tl::registry::REGISTRY, peers: TON, differences: &[] }
        .hold();
}
