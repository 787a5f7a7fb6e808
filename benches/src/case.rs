//! A message, and the libraries that encode and decode it.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::rc::Rc;

use ferogram_tl_types::enums as ferogram;
use grammers_tl_types::enums as grammers;
use tl_proto::{TlRead, TlWrite};
use typewright_runtime::{Decode, Encode, EncodeError};

use crate::bindings::{answers as owned_answers, borrowed, borrowed_answers, owned, shared};
use crate::rounds::Work;
use crate::{answers, messages, tl_proto_answers, tl_proto_types as by_hand};

/// The bytes of a message.
type Bytes = Rc<[u8]>;

/// The library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// `to_vec`: as fast as it gets.
    Memcpy,
    /// With values that own what they hold.
    Typewright,
    /// With values that borrow.
    TypewrightBorrowed,
    /// With values that share the bytes: every string is a `bytes::Bytes`, and not checked to be UTF-8.
    TypewrightShared,
    /// With values that own what they hold.
    TlProto,
    /// With values that borrow.
    TlProtoBorrowed,
    /// grammers, which has no other.
    Grammers,
    /// ferogram, which has no other.
    Ferogram,
}

impl Who {
    /// The libraries, as columns of tables from left to right, and their heads.
    pub const LIBRARIES: [(Self, &str); 7] = [
        (Self::Grammers, "grammers"),
        (Self::Ferogram, "ferogram"),
        (Self::TlProto, "tl-proto"),
        (Self::TlProtoBorrowed, "tl-proto borrowed"),
        (Self::Typewright, "typewright"),
        (Self::TypewrightBorrowed, "typewright borrowed"),
        (Self::TypewrightShared, "typewright shared"),
    ];
}

/// The work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A value becomes bytes, in a new allocation.
    Encode,
    /// Bytes become a value, which is dropped.
    Decode,
}

impl What {
    /// In a table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Encode => "write",
            Self::Decode => "read",
        }
    }
}

/// A message.
pub struct Case {
    /// `m1`
    pub name: &'static str,
    /// Its description.
    pub description: &'static str,
    /// Its number of bytes.
    pub size: usize,
    /// The work on it, by library.
    pub works: Vec<(What, Who, Work)>,
}

/// Adds the decoding of values that borrow: no type parameter can stand for `User<'_>`.
macro_rules! borrowing {
    ($maker:ident, $who:ident, $read:expr, $write:ident) => {
        $maker.agree(Who::$who, &$read(&$maker.bytes)?.$write()?)?;
        $maker.add_borrowing(Who::$who, |bytes| drop(black_box($read(bytes))));
    };
}

/// The counterpart of [`Encode::to_bytes`] for tl-proto.
trait Written: TlWrite + Sized {
    fn written(self) -> Result<Vec<u8>, EncodeError> {
        Ok(tl_proto::serialize(self))
    }
}

impl<T: TlWrite> Written for T {}

/// The six messages, those of `dir` where it is given (`m1.bin` to `m6.bin`), and the answers.
///
/// # Errors
/// A file cannot be read, or two libraries do not agree on the bytes of a message.
pub fn all(dir: Option<&Path>) -> Result<Vec<Case>, Box<dyn Error>> {
    let mut call = Maker::new("m1", "a call is requested", &messages::call(), dir)?;
    call.typewright::<owned::functions::phone::RequestCall>()?;
    borrowing!(call, TypewrightBorrowed, borrowed::functions::phone::RequestCall::from_bytes, to_bytes);
    call.shared::<shared::functions::phone::RequestCall>()?;
    call.grammers::<GrammersCall>()?;
    call.ferogram::<FerogramCall>()?;
    call.tl_proto::<by_hand::owned::RequestCall>(Who::TlProto)?;
    borrowing!(call, TlProtoBorrowed, tl_proto::deserialize::<by_hand::borrowed::RequestCall>, written);

    let mut user = Maker::new("m2", "a user", &messages::user(0), dir)?;
    user.typewright::<owned::types::User>()?;
    borrowing!(user, TypewrightBorrowed, borrowed::types::User::from_bytes, to_bytes);
    user.shared::<shared::types::User>()?;
    user.grammers::<grammers::User>()?;
    user.ferogram::<ferogram::User>()?;

    let mut file = Maker::new("m4", "a part of a file", &messages::file(), dir)?;
    file.typewright::<owned::types::upload::File>()?;
    borrowing!(file, TypewrightBorrowed, borrowed::types::upload::File::from_bytes, to_bytes);
    file.shared::<shared::types::upload::File>()?;
    file.grammers::<grammers::upload::File>()?;
    file.ferogram::<ferogram::upload::File>()?;
    file.tl_proto::<by_hand::owned::File>(Who::TlProto)?;
    borrowing!(file, TlProtoBorrowed, tl_proto::deserialize::<by_hand::borrowed::File>, written);

    let mut numbers = Maker::new("m5", "10,000 longs", &messages::numbers(), dir)?;
    numbers.typewright::<owned::types::EmojiList>()?;
    numbers.grammers::<grammers::EmojiList>()?;
    numbers.ferogram::<ferogram::EmojiList>()?;
    numbers.tl_proto::<by_hand::EmojiList>(Who::TlProto)?;

    let mut updates = Maker::new("m6", "1,000 updates", &messages::updates(), dir)?;
    updates.typewright::<owned::types::Updates>()?;
    borrowing!(updates, TypewrightBorrowed, borrowed::types::Updates::from_bytes, to_bytes);
    updates.shared::<shared::types::Updates>()?;
    updates.grammers::<grammers::Updates>()?;
    updates.ferogram::<ferogram::Updates>()?;

    let [call, user, file, numbers, updates] = [call, user, file, numbers, updates].map(Maker::finish);
    let mut cases = vec![call, user, history(100, dir)?, file, numbers, updates];
    cases.extend(answers()?);
    Ok(cases)
}

/// The work on an answer, whose type is called alike everywhere.
macro_rules! answer {
    ($name:literal, $description:literal, $value:expr, $ty:ident $(in $module:ident)?) => {{
        let mut answer = Maker::new($name, $description, &$value, None)?;
        answer.typewright::<owned_answers::types::$($module::)?$ty>()?;
        borrowing!(answer, TypewrightBorrowed, borrowed_answers::types::$($module::)?$ty::from_bytes, to_bytes);
        answer.tl_proto::<tl_proto_answers::owned::$ty>(Who::TlProto)?;
        borrowing!(answer, TlProtoBorrowed, tl_proto::deserialize::<tl_proto_answers::borrowed::$ty>, written);
        answer.finish()
    }};
}

/// Answers of TON's lite servers and of TDLib, beside tl-proto alone.
fn answers() -> Result<[Case; 5], Box<dyn Error>> {
    Ok([
        answer!("a1", "TON: the last block", answers::masterchain(), MasterchainInfo in lite_server),
        answer!("a2", "TON: an account", answers::account(), AccountState in lite_server),
        answer!("a3", "TON: 100 transactions", answers::transactions(), BlockTransactions in lite_server),
        answer!("a4", "TDLib: a user", answers::user(), User),
        answer!("a5", "TDLib: 50 messages", answers::messages(), Messages),
    ])
}

/// The third of the messages, with the given number of messages in it.
///
/// # Errors
/// As those of [`all`].
pub fn history(messages: i32, dir: Option<&Path>) -> Result<Case, Box<dyn Error>> {
    let mut history = Maker::new("m3", "100 messages", &messages::history(messages), dir)?;
    history.typewright::<owned::types::messages::Messages>()?;
    borrowing!(history, TypewrightBorrowed, borrowed::types::messages::Messages::from_bytes, to_bytes);
    history.shared::<shared::types::messages::Messages>()?;
    history.grammers::<grammers::messages::Messages>()?;
    history.ferogram::<ferogram::messages::Messages>()?;
    Ok(history.finish())
}

/// Collects the work on a message. Every library has to encode the bytes that it decoded.
struct Maker {
    bytes: Bytes,
    case: Case,
}

impl Maker {
    fn new(
        name: &'static str,
        description: &'static str,
        value: &impl Encode,
        dir: Option<&Path>,
    ) -> Result<Self, Box<dyn Error>> {
        let bytes: Bytes = match dir {
            Some(dir) => fs::read(dir.join(name).with_extension("bin"))?.into(),
            None => value.to_bytes()?.into(),
        };
        let case = Case { name, description, size: bytes.len(), works: Vec::new() };
        let mut maker = Self { bytes: bytes.clone(), case };
        for what in [What::Encode, What::Decode] {
            let bytes = bytes.clone();
            maker.add(what, Who::Memcpy, move || bytes.to_vec());
        }
        Ok(maker)
    }

    fn finish(self) -> Case {
        self.case
    }

    fn add<R>(&mut self, what: What, who: Who, work: impl Fn() -> R + 'static) {
        let work: Work = Box::new(move |count| {
            for _ in 0..count {
                drop(black_box(work()));
            }
        });
        self.case.works.push((what, who, work));
    }

    /// Reading of values that borrow from the bytes.
    fn add_borrowing(&mut self, who: Who, read: impl Fn(&[u8]) + 'static) {
        let bytes = self.bytes.clone();
        self.add(What::Decode, who, move || read(black_box(&bytes)));
    }

    fn agree(&self, who: Who, written: &[u8]) -> Result<(), Box<dyn Error>> {
        if written == &*self.bytes {
            Ok(())
        } else {
            Err(format!("{}: {who:?} writes other bytes", self.case.name).into())
        }
    }

    fn typewright<T: Encode + for<'de> Decode<'de> + 'static>(&mut self) -> Result<(), Box<dyn Error>> {
        let value = T::from_bytes(&self.bytes)?;
        self.agree(Who::Typewright, &value.to_bytes()?)?;
        self.add(What::Encode, Who::Typewright, move || black_box(&value).to_bytes());
        let bytes = self.bytes.clone();
        self.add(What::Decode, Who::Typewright, move || T::from_bytes(black_box(&bytes)));
        Ok(())
    }

    fn shared<T: Encode + for<'de> Decode<'de> + 'static>(&mut self) -> Result<(), Box<dyn Error>> {
        let bytes = bytes::Bytes::from(self.bytes.to_vec());
        self.agree(Who::TypewrightShared, &T::from_shared(&bytes)?.to_bytes()?)?;
        self.add(What::Decode, Who::TypewrightShared, move || T::from_shared(black_box(&bytes)));
        Ok(())
    }

    fn tl_proto<T: TlWrite + for<'a> TlRead<'a> + 'static>(&mut self, who: Who) -> Result<(), Box<dyn Error>> {
        let value: T = tl_proto::deserialize(&self.bytes)?;
        self.agree(who, &tl_proto::serialize(&value))?;
        self.add(What::Encode, who, move || tl_proto::serialize(black_box(&value)));
        let bytes = self.bytes.clone();
        self.add(What::Decode, who, move || tl_proto::deserialize::<T>(black_box(&bytes)));
        Ok(())
    }
}

/// grammers and ferogram have traits of the same names.
macro_rules! peer {
    ($method:ident, $who:ident, $tl:ident, $called:ident) => {
        impl Maker {
            fn $method<T: $tl::Serializable + $tl::Deserializable + 'static>(&mut self) -> Result<(), Box<dyn Error>> {
                let value = T::from_bytes(&self.bytes).map_err(|error| error.to_string())?;
                self.agree(Who::$who, &value.to_bytes())?;
                self.add(What::Encode, Who::$who, move || black_box(&value).to_bytes());
                let bytes = self.bytes.clone();
                self.add(What::Decode, Who::$who, move || T::from_bytes(black_box(&bytes)));
                Ok(())
            }
        }

        /// A function, which is encoded with its id and decoded without.
        struct $called($tl::functions::phone::RequestCall);

        impl $tl::Serializable for $called {
            fn serialize(&self, buf: &mut impl Extend<u8>) {
                $tl::Serializable::serialize(&self.0, buf);
            }
        }

        impl $tl::Deserializable for $called {
            fn deserialize(buf: &mut $tl::Cursor<'_>) -> $tl::deserialize::Result<Self> {
                use $tl::Identifiable;

                match u32::deserialize(buf)? {
                    $tl::functions::phone::RequestCall::CONSTRUCTOR_ID => {
                        $tl::functions::phone::RequestCall::deserialize(buf).map(Self)
                    }
                    id => Err($tl::deserialize::Error::UnexpectedConstructor { id }),
                }
            }
        }
    };
}

peer!(grammers, Grammers, grammers_tl_types, GrammersCall);
peer!(ferogram, Ferogram, ferogram_tl_types, FerogramCall);
