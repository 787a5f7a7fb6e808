//! The types of `adnl`, `dht` and `overlay`.

use tl_proto::{BoxedWrapper, TlRead, TlWrite};

use super::Int256;

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, scheme = "ton.tl")]
pub enum PublicKey {
    #[tl(id = "pub.unenc")]
    Unenc { data: Vec<u8> },
    #[tl(id = "pub.ed25519")]
    Ed25519 { key: Int256 },
    #[tl(id = "pub.aes")]
    Aes { key: Int256 },
    #[tl(id = "pub.overlay")]
    Overlay { name: Vec<u8> },
}

#[derive(Debug, TlRead, TlWrite)]
pub struct Short {
    id: Int256,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, scheme = "ton.tl")]
pub enum Address {
    #[tl(id = "adnl.address.udp")]
    Udp { ip: i32, port: i32 },
    #[tl(id = "adnl.address.udp6")]
    Udp6 { ip: [u8; 16], port: i32 },
    #[tl(id = "adnl.address.tunnel")]
    Tunnel { to: Int256, pubkey: PublicKey },
    #[tl(id = "adnl.address.reverse")]
    Reverse,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct AddressList {
    addrs: Vec<Address>,
    version: i32,
    reinit_date: i32,
    priority: i32,
    expire_at: i32,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct Node {
    id: PublicKey,
    addr_list: AddressList,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "adnl.nodes", scheme = "ton.tl")]
pub struct Nodes {
    nodes: Vec<Node>,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, scheme = "ton.tl")]
pub enum Message {
    #[tl(id = "adnl.message.createChannel")]
    CreateChannel { key: Int256, date: i32 },
    #[tl(id = "adnl.message.custom")]
    Custom { data: Vec<u8> },
    #[tl(id = "adnl.message.nop")]
    Nop,
    #[tl(id = "adnl.message.query")]
    Query { query_id: Int256, query: Vec<u8> },
    #[tl(id = "adnl.message.answer")]
    Answer { query_id: Int256, answer: Vec<u8> },
    #[tl(id = "adnl.message.part")]
    Part { hash: Int256, total_size: i32, offset: i32, data: Vec<u8> },
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "adnl.packetContents", scheme = "ton.tl")]
pub struct PacketContents {
    rand1: Vec<u8>,
    #[tl(flags)]
    flags: (),
    #[tl(flags_bit = 0)]
    from: Option<PublicKey>,
    #[tl(flags_bit = 1)]
    from_short: Option<Short>,
    #[tl(flags_bit = 2)]
    message: Option<Message>,
    #[tl(flags_bit = 3)]
    messages: Option<Vec<Message>>,
    #[tl(flags_bit = 4)]
    address: Option<AddressList>,
    #[tl(flags_bit = 5)]
    priority_address: Option<AddressList>,
    #[tl(flags_bit = 6)]
    seqno: Option<i64>,
    #[tl(flags_bit = 7)]
    confirm_seqno: Option<i64>,
    #[tl(flags_bit = 8)]
    recv_addr_list_version: Option<i32>,
    #[tl(flags_bit = 9)]
    recv_priority_addr_list_version: Option<i32>,
    #[tl(flags_bit = 10)]
    reinit_date: Option<i32>,
    #[tl(flags_bit = 10)]
    dst_reinit_date: Option<i32>,
    #[tl(flags_bit = 11)]
    signature: Option<Vec<u8>>,
    rand2: Vec<u8>,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct DhtNode {
    id: PublicKey,
    addr_list: AddressList,
    version: i32,
    signature: Vec<u8>,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct DhtNodes {
    nodes: Vec<DhtNode>,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct Key {
    id: Int256,
    name: Vec<u8>,
    idx: i32,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, scheme = "ton.tl")]
pub enum UpdateRule {
    #[tl(id = "dht.updateRule.signature")]
    Signature,
    #[tl(id = "dht.updateRule.anybody")]
    Anybody,
    #[tl(id = "dht.updateRule.overlayNodes")]
    OverlayNodes,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct KeyDescription {
    key: Key,
    id: PublicKey,
    update_rule: UpdateRule,
    signature: Vec<u8>,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct Value {
    key: KeyDescription,
    value: Vec<u8>,
    ttl: i32,
    signature: Vec<u8>,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "dht.pong", scheme = "ton.tl")]
pub struct Pong {
    random_id: i64,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, scheme = "ton.tl")]
pub enum ValueResult {
    #[tl(id = "dht.valueNotFound")]
    NotFound { nodes: DhtNodes },
    #[tl(id = "dht.valueFound")]
    Found { value: BoxedWrapper<Value> },
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "dht.stored", scheme = "ton.tl")]
pub struct Stored;

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "overlay.broadcastPlumtreePrune", scheme = "ton.tl")]
pub struct Prune {
    broadcast_id: Int256,
    timestamp: f64,
    part_index: i32,
    tree_index: i32,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "dht.ping", scheme = "ton.tl")]
pub struct Ping {
    random_id: i64,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "dht.store", scheme = "ton.tl")]
pub struct Store {
    value: Value,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "dht.findValue", scheme = "ton.tl")]
pub struct FindValue {
    key: Int256,
    k: i32,
}
