//! The types of `tonNode` and `liteServer`.

use tl_proto::{TlRead, TlWrite};

use super::{Int256, Text};

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
