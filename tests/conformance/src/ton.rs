//! TON: its types as structs by hand, read and written by what `tl-proto` derives. The ids are those that it computes.
#![expect(dead_code, reason = "nothing reads a mask, which is `()`: what is derived makes it of the fields")]

mod lite;
mod network;

use std::fmt::{self, Debug};

use tl_proto::{Bare, Boxed, BoxedConstructor, BoxedWrapper, TlRead, TlWrite};

use self::lite::*;
use self::network::*;
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
