//! The envelopes in which MTProto wraps values.

use typewright_language::schema::{Builtin, Schema, TypeExpr};

/// A value that holds other values, and that a schema cannot describe in full: packed data must be unpacked first, and
/// only the call tells the type of a result. A container is an envelope for schemas that do not declare it.
///
/// It is recognized by its id, wherever any boxed value may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// Several messages in one.
    Container,
    /// The response to a call.
    Result,
    /// A value, compressed.
    Packed,
}

impl Envelope {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Container, Self::Result, Self::Packed];

    /// The envelope with this id.
    #[must_use]
    pub fn of_id(id: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|envelope| envelope.id() == id)
    }

    /// Returns whether a value of a type may come in this envelope although the type does not mention it, as any
    /// response may.
    pub(super) fn may_hold(self, expr: &TypeExpr, schema: &Schema) -> bool {
        let mentions = |ty| {
            let constructors = schema.ty(ty).map_or(&[][..], |ty| &ty.constructors);
            constructors.iter().filter_map(|it| schema.combinator(*it)).any(|it| it.id == self.id())
        };
        let boxed = match expr {
            TypeExpr::Builtin { builtin, boxed } => *builtin == Builtin::Bool || boxed.is_some(),
            TypeExpr::Vector { boxed, .. } => *boxed,
            TypeExpr::Boxed { ty, .. } => !mentions(*ty),
            TypeExpr::Bare { .. } | TypeExpr::Var { .. } => false,
        };
        boxed && self != Self::Container
    }

    /// Returns whether a schema can declare it in full.
    pub(super) fn is_declarable(self) -> bool {
        self == Self::Container
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> u32 {
        match self {
            Self::Container => 0x73f1_f8dc,
            Self::Result => 0xf35c_6d01,
            Self::Packed => 0x3072_cfa1,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Container => "msg_container",
            Self::Result => "rpc_result",
            Self::Packed => "gzip_packed",
        }
    }

    /// Its declaration in MTProto's description.
    #[must_use]
    pub fn tl(self) -> &'static str {
        match self {
            Self::Container => "msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;",
            Self::Result => "rpc_result#f35c6d01 req_msg_id:long result:Object = RpcResult;",
            Self::Packed => "gzip_packed#3072cfa1 packed_data:bytes = Object;",
        }
    }
}

/// An implementation of gzip: this crate has none, so that build scripts need not compile one.
#[derive(Clone, Copy, Debug)]
pub struct Gzip {
    /// Unpacks; fails instead of making more bytes than this.
    pub unpack: fn(&[u8], usize) -> Result<Vec<u8>, String>,
    /// Packs.
    pub pack: fn(&[u8]) -> Vec<u8>,
}
