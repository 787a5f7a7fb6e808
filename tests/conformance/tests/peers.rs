//! Other implementations decode and encode the same bytes as typewright, with the exceptions listed here.

use typewright_conformance::bindings::{api, mtproto, ton, ton_computed};
use typewright_conformance::grammers::{API, MTPROTO};
use typewright_conformance::judge::{Difference, Judgement};
use typewright_conformance::ton::TON;

/// tl-proto drops the bits of a mask that no field is under.
const OTHER_BITS: &str = "tl-proto makes the mask of the fields alone, and drops every other bit. typewright is right: \
                          those of a `mode` mean something, too, and what was read is written";

/// The treatment of masks without fields by grammers.
const NO_FIELDS: &str = "grammers drops a `#` on which no field depends, and writes 0. typewright is right: `#` is a \
                         number on the wire, and what was read is written";

#[test]
fn grammers_reads_and_writes_the_api_alike() {
    let judgement = Judgement {
        name: "grammers-tl-types, api.tl",
        schema: api::SCHEMA,
        registry: &api::registry::REGISTRY,
        readers: API,
        differences: &[
            Difference { name: "exportedChatlistInvite", why: NO_FIELDS, otherwise: None },
            Difference { name: "buttonTypeRequestPeer", why: NO_FIELDS, otherwise: None },
            Difference { name: "stories.allStoriesNotModified", why: NO_FIELDS, otherwise: None },
        ],
    };
    judgement.hold();
}

#[test]
fn grammers_reads_and_writes_mtproto_alike() {
    let judgement = Judgement {
        name: "grammers-tl-types, mtproto.tl",
        schema: mtproto::SCHEMA,
        registry: &mtproto::registry::REGISTRY,
        readers: MTPROTO,
        differences: &[Difference {
            name: "tlsBlockString",
            why: "grammers computes the id 0xb2b51dca, of `data: string= TlsBlock`: it moves the space behind `bytes` \
                  to its front. typewright is right: 0x4218a164 is the CRC32 of \
                  `tlsBlockString data:string = TlsBlock`, which is how Telegram Desktop declares it",
            otherwise: None,
        }],
    };
    judgement.hold();
}

#[test]
fn tl_proto_reads_and_writes_ton_alike() {
    let judgement = Judgement {
        name: "tl-proto, ton.tl",
        schema: ton::SCHEMA,
        registry: &ton::registry::REGISTRY,
        readers: TON,
        differences: &[
            Difference {
                name: "overlay.broadcastPlumtreePrune",
                why: "tl-proto writes a double as if only to hash it, its sign turned over and its exponent 1075 \
                      lower, and does not read back what it wrote. typewright is right: a double is 64 bits of \
                      IEEE 754, little endian",
                otherwise: None,
            },
            Difference {
                name: "liteServer.transactionId",
                why: OTHER_BITS,
                otherwise: Some(&ton_computed::registry::REGISTRY),
            },
            Difference {
                name: "liteServer.lookupBlock",
                why: OTHER_BITS,
                otherwise: Some(&ton_computed::registry::REGISTRY),
            },
            Difference {
                name: "liteServer.listBlockTransactions",
                why: OTHER_BITS,
                otherwise: Some(&ton_computed::registry::REGISTRY),
            },
        ],
    };
    judgement.hold();
}
