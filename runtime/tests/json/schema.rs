//! Generated code, written by hand, for a schema in TDLib's form:
//!
//! ```text
//! ok = Ok;
//! messageText text:string = MessageContent;
//! messageEmpty = MessageContent;
//! peer score:double = Peer;
//! reply seen:Bool peers:vector<peer> = Reply;
//! message id:int53 key:int64 content:MessageContent hash:bytes reply:reply pinned:Bool = Message;
//! messages messages:vector<message> = Messages;
//! ```

use typewright_runtime::ByteString;
use typewright_runtime::json::{FromJson, Int53, JsonReader, JsonWriter, RawJson, ToJson};

#[derive(Clone, Debug, PartialEq)]
pub struct Ok;

impl ToJson for Ok {
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.unit("@type", "ok");
    }
}

impl FromJson for Ok {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        reader.unit("@type", "ok");
        Self
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Text { text: String },
    Empty,
    Unknown(RawJson),
}

impl ToJson for Content {
    fn to_json(&self, writer: &mut JsonWriter) {
        match self {
            Self::Text { text } => {
                writer.open("@type", "messageText");
                writer.field("text", text);
                writer.close();
            }
            Self::Empty => writer.unit("@type", "messageEmpty"),
            Self::Unknown(raw) => raw.to_json(writer),
        }
    }
}

impl FromJson for Content {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        match reader.variant_or_unknown("@type", "MessageContent", &["messageEmpty", "messageText"]) {
            0 => {
                reader.unit("@type", "messageEmpty");
                Self::Empty
            }
            1 => {
                let mut text = String::new();
                let mut fields = reader.object("@type", "messageText", &["text"]);
                while fields.next_field() == 0 {
                    fields.read_default(&mut text);
                }
                Self::Text { text }
            }
            _ if reader.has_failed() => Self::Empty,
            _ => Self::Unknown(RawJson::from_json(reader)),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Peer {
    pub score: f64,
}

impl ToJson for Peer {
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.open("@type", "peer");
        writer.field("score", &self.score);
        writer.close();
    }
}

impl FromJson for Peer {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        let mut score = 0.0;
        let mut fields = reader.object("@type", "peer", &["score"]);
        while fields.next_field() == 0 {
            fields.read_default(&mut score);
        }
        Self { score }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub seen: bool,
    pub peers: Vec<Option<Peer>>,
}

impl ToJson for Reply {
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.open("@type", "reply");
        writer.field("seen", &self.seen);
        writer.field("peers", &self.peers);
        writer.close();
    }
}

impl FromJson for Reply {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        let (mut seen, mut peers) = (false, Vec::new());
        let mut fields = reader.object("@type", "reply", &["seen", "peers"]);
        loop {
            match fields.next_field() {
                0 => fields.read_default(&mut seen),
                1 => fields.read_default(&mut peers),
                _ => break,
            }
        }
        Self { seen, peers }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub id: i64,
    pub key: i64,
    pub content: Content,
    pub hash: Vec<u8>,
    pub reply: Option<Box<Reply>>,
    pub pinned: bool,
}

impl ToJson for Message {
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.open("@type", "message");
        writer.field_as::<Int53, _>("id", &self.id);
        writer.field("key", &self.key);
        writer.field("content", &self.content);
        writer.field_as::<ByteString, _>("hash", &self.hash);
        writer.optional("reply", &self.reply);
        writer.field("pinned", &self.pinned);
        writer.close();
    }
}

impl FromJson for Message {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        let (mut id, mut key, mut content, mut hash) = (0, 0, None, Vec::new());
        let (mut reply, mut pinned) = (None, false);
        let mut fields = reader.object("@type", "message", &["id", "key", "content", "hash", "reply", "pinned"]);
        loop {
            match fields.next_field() {
                0 => fields.read_default_as::<Int53, _>(&mut id),
                1 => fields.read_default(&mut key),
                2 => fields.read(&mut content),
                3 => fields.read_default_as::<ByteString, _>(&mut hash),
                4 => fields.read_optional(&mut reply),
                5 => fields.read_default(&mut pinned),
                _ => break,
            }
        }
        Self { id, key, content: fields.required(content, 2), hash, reply, pinned }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Messages {
    pub messages: Vec<Message>,
}

impl ToJson for Messages {
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.open("@type", "messages");
        writer.field("messages", &self.messages);
        writer.close();
    }
}

impl FromJson for Messages {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        let mut messages = Vec::new();
        let mut fields = reader.object("@type", "messages", &["messages"]);
        while fields.next_field() == 0 {
            fields.read_default(&mut messages);
        }
        Self { messages }
    }
}
