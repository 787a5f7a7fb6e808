//! TON: its types as structs by hand, read and written by what `tl-proto` derives. The ids are those that it computes.
#![expect(dead_code, reason = "nothing reads a mask, which is `()`: what is derived makes it of the fields")]

use std::fmt::{self, Debug};

use tl_proto::{Bare, Boxed, BoxedConstructor, BoxedWrapper, TlRead, TlWrite};

use crate::judge::{Reader, Seen};

/// Every constructor and function of `ton.tl`.
pub static TON: &[Reader] = &[
    boxed::<PublicKey>("pub.unenc"),
    boxed::<PublicKey>("pub.ed25519"),
    boxed::<PublicKey>("pub.aes"),
    boxed::<PublicKey>("pub.overlay"),
    bare::<Short>("adnl.id.short"),
    boxed::<Address>("adnl.address.udp"),
    boxed::<Address>("adnl.address.udp6"),
    boxed::<Address>("adnl.address.tunnel"),
    boxed::<Address>("adnl.address.reverse"),
    bare::<AddressList>("adnl.addressList"),
    bare::<Node>("adnl.node"),
    boxed::<Nodes>("adnl.nodes"),
    boxed::<Message>("adnl.message.createChannel"),
    boxed::<Message>("adnl.message.custom"),
    boxed::<Message>("adnl.message.nop"),
    boxed::<Message>("adnl.message.query"),
    boxed::<Message>("adnl.message.answer"),
    boxed::<Message>("adnl.message.part"),
    boxed::<PacketContents>("adnl.packetContents"),
    bare::<DhtNode>("dht.node"),
    bare::<DhtNodes>("dht.nodes"),
    bare::<Key>("dht.key"),
    boxed::<UpdateRule>("dht.updateRule.signature"),
    boxed::<UpdateRule>("dht.updateRule.anybody"),
    boxed::<UpdateRule>("dht.updateRule.overlayNodes"),
    bare::<KeyDescription>("dht.keyDescription"),
    bare::<Value>("dht.value"),
    boxed::<Pong>("dht.pong"),
    boxed::<ValueResult>("dht.valueNotFound"),
    boxed::<ValueResult>("dht.valueFound"),
    boxed::<Stored>("dht.stored"),
    boxed::<Prune>("overlay.broadcastPlumtreePrune"),
    bare::<BlockId>("tonNode.blockId"),
    bare::<BlockIdExt>("tonNode.blockIdExt"),
    boxed::<BlockHeader>("liteServer.blockHeader"),
    boxed::<Error>("liteServer.error"),
    bare::<AccountId>("liteServer.accountId"),
    bare::<LibraryEntry>("liteServer.libraryEntry"),
    bare::<TransactionMetadata>("liteServer.transactionMetadata"),
    bare::<TransactionId>("liteServer.transactionId"),
    bare::<TransactionId3>("liteServer.transactionId3"),
    boxed::<BlockTransactions>("liteServer.blockTransactions"),
    bare::<Signature>("liteServer.signature"),
    boxed::<SignatureSet>("liteServer.signatureSet.ordinary"),
    boxed::<SignatureSet>("liteServer.signatureSet.simplex"),
    boxed::<BlockLink>("liteServer.blockLinkBack"),
    boxed::<BlockLink>("liteServer.blockLinkForward"),
    boxed::<PartialBlockProof>("liteServer.partialBlockProof"),
    boxed::<LibraryResult>("liteServer.libraryResult"),
    boxed::<Ping>("dht.ping"),
    boxed::<Store>("dht.store"),
    boxed::<FindValue>("dht.findValue"),
    boxed::<LookupBlock>("liteServer.lookupBlock"),
    boxed::<ListBlockTransactions>("liteServer.listBlockTransactions"),
    boxed::<GetLibraries>("liteServer.getLibraries"),
];

const fn boxed<T>(name: &'static str) -> Reader
where
    T: for<'a> TlRead<'a, Repr = Boxed> + TlWrite + Debug,
{
    Reader { name, read: read::<T> }
}

/// A type that other types hold bare.
const fn bare<T>(name: &'static str) -> Reader
where
    T: for<'a> TlRead<'a, Repr = Bare> + TlWrite<Repr = Bare> + BoxedConstructor + Debug,
{
    Reader { name, read: read::<BoxedWrapper<T>> }
}

fn read<T: for<'a> TlRead<'a> + TlWrite + Debug>(bytes: &[u8]) -> Result<Seen, String> {
    let mut left = bytes;
    let value = T::read_from(&mut left).map_err(|error| error.to_string())?;
    if !left.is_empty() {
        return Err(format!("{} bytes left", left.len()));
    }
    // The masks are no fields on the other side: they follow from what is there.
    let debug = format!("{value:?}").replace("flags: (), ", "").replace("mode: (), ", "");
    Ok(Seen { bytes: tl_proto::serialize(value), debug })
}

/// Gives a type that is bare in others the id that it has on its own.
macro_rules! ids {
    ($($ty:ty: $name:literal,)*) => {
        $(impl BoxedConstructor for $ty {
            const TL_ID: u32 = tl_proto::id!($name, scheme = "ton.tl");
        })*
    };
}

ids! {
    Short: "adnl.id.short",
    AddressList: "adnl.addressList",
    Node: "adnl.node",
    DhtNode: "dht.node",
    DhtNodes: "dht.nodes",
    Key: "dht.key",
    KeyDescription: "dht.keyDescription",
    Value: "dht.value",
    BlockId: "tonNode.blockId",
    BlockIdExt: "tonNode.blockIdExt",
    AccountId: "liteServer.accountId",
    LibraryEntry: "liteServer.libraryEntry",
    TransactionMetadata: "liteServer.transactionMetadata",
    TransactionId: "liteServer.transactionId",
    TransactionId3: "liteServer.transactionId3",
    Signature: "liteServer.signature",
}

type Int256 = [u8; 32];

/// `string`, which is bytes to tl-proto.
#[derive(TlRead, TlWrite)]
pub struct Text(Vec<u8>);

impl Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&String::from_utf8_lossy(&self.0), f)
    }
}

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
pub struct BlockId {
    workchain: i32,
    shard: i64,
    seqno: i32,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct BlockIdExt {
    workchain: i32,
    shard: i64,
    seqno: i32,
    root_hash: Int256,
    file_hash: Int256,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "liteServer.blockHeader", scheme = "ton.tl")]
pub struct BlockHeader {
    id: BlockIdExt,
    mode: u32,
    header_proof: Vec<u8>,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "liteServer.error", scheme = "ton.tl")]
pub struct Error {
    code: i32,
    message: Text,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct AccountId {
    workchain: i32,
    id: Int256,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct LibraryEntry {
    hash: Int256,
    data: Vec<u8>,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct TransactionMetadata {
    mode: u32,
    depth: i32,
    initiator: AccountId,
    initiator_lt: i64,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct TransactionId {
    #[tl(flags)]
    mode: (),
    #[tl(flags_bit = 0)]
    account: Option<Int256>,
    #[tl(flags_bit = 1)]
    lt: Option<i64>,
    #[tl(flags_bit = 2)]
    hash: Option<Int256>,
    #[tl(flags_bit = 8)]
    metadata: Option<TransactionMetadata>,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct TransactionId3 {
    account: Int256,
    lt: i64,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "liteServer.blockTransactions", scheme = "ton.tl")]
pub struct BlockTransactions {
    id: BlockIdExt,
    req_count: u32,
    incomplete: bool,
    ids: Vec<TransactionId>,
    proof: Vec<u8>,
}

#[derive(Debug, TlRead, TlWrite)]
pub struct Signature {
    node_id_short: Int256,
    signature: Vec<u8>,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, scheme = "ton.tl")]
pub enum SignatureSet {
    #[tl(id = "liteServer.signatureSet.ordinary")]
    Ordinary { validator_set_hash: i32, catchain_seqno: i32, signatures: Vec<Signature> },
    #[tl(id = "liteServer.signatureSet.simplex")]
    Simplex {
        cc_seqno: i32,
        validator_set_hash: i32,
        signatures: Vec<Signature>,
        session_id: Int256,
        slot: i32,
        candidate: Vec<u8>,
    },
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, scheme = "ton.tl")]
pub enum BlockLink {
    #[tl(id = "liteServer.blockLinkBack")]
    Back {
        to_key_block: bool,
        from: BlockIdExt,
        to: BlockIdExt,
        dest_proof: Vec<u8>,
        proof: Vec<u8>,
        state_proof: Vec<u8>,
    },
    #[tl(id = "liteServer.blockLinkForward")]
    Forward {
        to_key_block: bool,
        from: BlockIdExt,
        to: BlockIdExt,
        dest_proof: Vec<u8>,
        config_proof: Vec<u8>,
        signatures: SignatureSet,
    },
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "liteServer.partialBlockProof", scheme = "ton.tl")]
pub struct PartialBlockProof {
    complete: bool,
    from: BlockIdExt,
    to: BlockIdExt,
    steps: Vec<BlockLink>,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "liteServer.libraryResult", scheme = "ton.tl")]
pub struct LibraryResult {
    result: Vec<LibraryEntry>,
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

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "liteServer.lookupBlock", scheme = "ton.tl")]
pub struct LookupBlock {
    #[tl(flags)]
    mode: (),
    id: BlockId,
    #[tl(flags_bit = 1)]
    lt: Option<i64>,
    #[tl(flags_bit = 2)]
    utime: Option<i32>,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "liteServer.listBlockTransactions", scheme = "ton.tl")]
pub struct ListBlockTransactions {
    id: BlockIdExt,
    #[tl(flags)]
    mode: (),
    count: u32,
    #[tl(flags_bit = 7)]
    after: Option<TransactionId3>,
    #[tl(flags_bit = 6)]
    reverse_order: Option<()>,
    #[tl(flags_bit = 5)]
    want_proof: Option<()>,
}

#[derive(Debug, TlRead, TlWrite)]
#[tl(boxed, id = "liteServer.getLibraries", scheme = "ton.tl")]
pub struct GetLibraries {
    library_list: Vec<Int256>,
}
