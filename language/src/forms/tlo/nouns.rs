//! The parts of a `.tlo` file. Numbers stand for names, and variables count from 0 within their combinator.

/// The edition of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// The edition of the reference parser.
    #[default]
    V2,
    /// The same with other numbers.
    V3,
    /// With flags behind each combinator.
    V4,
}

/// The numbers in which the three editions differ.
pub(super) struct Numbers {
    pub(super) schema: u32,
    pub(super) combinator: u32,
    /// The flag of an argument that is a variable.
    pub(super) has_var: u32,
    /// The flag of an argument with a condition.
    pub(super) optional: u32,
    pub(super) nat_const: u32,
}

impl Version {
    pub(super) const ALL: [Self; 3] = [Self::V2, Self::V3, Self::V4];

    pub(super) const fn numbers(self) -> Numbers {
        match self {
            Self::V2 => {
                Numbers { schema: 0x3a2f_9be2, combinator: 0x5c0a_1ed5, has_var: 4, optional: 2, nat_const: EXPR_NAT }
            }
            Self::V3 => {
                Numbers { schema: 0xe4a8_604b, combinator: 0x5c0a_1ed5, has_var: 2, optional: 4, nat_const: NAT_CONST }
            }
            Self::V4 => {
                Numbers { schema: 0x90ac_88d7, combinator: 0xe916_92d5, has_var: 2, optional: 4, nat_const: NAT_CONST }
            }
        }
    }
}

pub(super) const TYPE: u32 = 0x12eb_4386;
pub(super) const LEFT_BUILTIN: u32 = 0xcd21_1f63;
pub(super) const LEFT: u32 = 0x4c12_c6d9;
pub(super) const RIGHT: u32 = 0x2c06_4372;
pub(super) const ARG: u32 = 0x29df_e61b;
pub(super) const TYPE_VAR: u32 = 0x0142_ceae;
pub(super) const ARRAY: u32 = 0xd9fb_20de;
pub(super) const TYPE_EXPR: u32 = 0xc186_3d08;
pub(super) const EXPR_TYPE: u32 = 0xecc9_da78;
/// A number as an argument; the reference writes it before a constant as well.
pub(super) const EXPR_NAT: u32 = 0xdcb4_9bd8;
pub(super) const NAT_CONST: u32 = 0x8ce9_40b1;
pub(super) const NAT_VAR: u32 = 0x4e8a_14f0;

/// The number of `#`.
pub(super) const NAT_TYPE: u32 = 0x7065_9eff;
/// The number of `Type`.
pub(super) const TYPE_TYPE: u32 = 0x2cec_f817;

/// A type expression without its id; an argument that is a template parameter has it too.
pub(super) const BARE: u32 = 1;
/// A type whose constructors are used by name, or of which there are none.
pub(super) const FINAL: u32 = 1;
/// A type that is used with `%`.
pub(super) const PERCENT: u32 = 8;
/// A type of which several constructors make the same values.
pub(super) const OVERLAP: u32 = 16;
/// A type without constructors.
pub(super) const EMPTY: u32 = 1 << 10;
/// A template parameter.
pub(super) const TEMPLATE: u32 = 1 << 17;
/// `!`
pub(super) const BANG: u32 = 1 << 18;
/// A type with an unnamed constructor.
pub(super) const UNNAMED: u32 = 1 << 25;

/// The annotations that version 4 has a bit for.
pub(super) const ANNOTATIONS: [(&str, u32); 4] = [("read", 1), ("write", 2), ("internal", 4), ("kphp", 8)];

/// A whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tlo {
    pub(super) version: Version,
    /// The author's number of the schema.
    pub(super) revision: u32,
    pub(super) date: u32,
    pub(super) types: Vec<Type>,
    pub(super) constructors: Vec<Combinator>,
    pub(super) functions: Vec<Combinator>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Type {
    /// The XOR of all ids of its constructors.
    pub(super) number: u32,
    pub(super) name: String,
    pub(super) constructors: u32,
    pub(super) flags: u32,
    pub(super) arity: u32,
    /// Bit `i` for a parameter `i` that is a number.
    pub(super) nat_params: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Combinator {
    pub(super) id: u32,
    pub(super) name: String,
    /// The number of the type that it makes; 0 for a variable.
    pub(super) ty: u32,
    /// None for a builtin.
    pub(super) args: Option<Vec<Arg>>,
    pub(super) result: Expr,
    /// Used by version 4 alone.
    pub(super) flags: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arg {
    /// Empty for none.
    pub(super) name: String,
    /// The flags that every edition shares.
    pub(super) flags: u32,
    /// The number of its variable.
    pub(super) var: Option<u32>,
    /// A variable and a bit of it.
    pub(super) condition: Option<(u32, u32)>,
    pub(super) ty: Expr,
}

/// A type or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    TypeVar { var: u32, flags: u32 },
    Array { count: Nat, args: Vec<Arg> },
    Type { number: u32, flags: u32, args: Vec<Expr> },
    Nat(Nat),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nat {
    Const(u32),
    Var { plus: u32, var: u32 },
}
