//! JSON plans: how structs look in JSON, made from their plans on the wire.

use typewright_language::schema::{Builtin, Field, TypeExpr};

use super::items::{
    Call, Field as Item, Form, FormArg, Json, JsonField, JsonForm, JsonObject, JsonPresence, Path, Presence, Response,
    RustType, Step, Struct,
};

impl Json {
    /// Returns whether the comment of a field says that its value, or each element of its vector, may be `null`.
    /// Comments say so of objects alone, and of some that they are never `null`.
    pub(super) fn is_nullable(self, field: &Field, expr: &TypeExpr) -> bool {
        let item = if let TypeExpr::Vector { item, .. } = expr { item } else { expr };
        let declared = match item {
            TypeExpr::Boxed { .. } | TypeExpr::Bare { .. } => true,
            // An opaque type.
            TypeExpr::Builtin { builtin, .. } => *builtin == Builtin::Object,
            TypeExpr::Vector { .. } | TypeExpr::Var { .. } => false,
        };
        let says_so = field.docs.text.replace("not null", "").contains("null");
        self == Self::Tdlib && declared && field.condition.is_none() && says_so
    }

    /// Returns whether an absent member has the default value, where there is one.
    fn is_lenient(self) -> bool {
        self == Self::Tdlib
    }

    /// The JSON plan of a struct. `tag` is the name of its constructor or function; elements of repetitions have none.
    /// `any` is the path of the constructors that an object may hold.
    pub(super) fn object(self, tag: Option<String>, item: &Struct, any: Option<&Path>) -> JsonObject {
        let response = match &item.call {
            Some(Call { response: Response::Value { response, form }, .. }) if self == Self::Tdlib => {
                Some(JsonForm::new(response, form, any))
            }
            _ => None,
        };
        let key = if tag.is_some() { self.tag() } else { "" };
        JsonObject { tag: key, name: tag.unwrap_or_default(), fields: self.fields(item, any), response }
    }

    fn fields(self, item: &Struct, any: Option<&Path>) -> Vec<JsonField> {
        let forms = item.plan.steps.iter().filter_map(|step| match step {
            Step::Word(word) => item.plan.word(*word).filter(|word| word.kept).map(|_| &Form::Plain(None)),
            Step::Flag { .. } => Some(&Form::Plain(None)),
            Step::Value { form, .. } | Step::ValueIf { form, .. } => Some(form),
        });
        item.fields.iter().zip(forms).map(|(field, form)| self.field(field, form, any)).collect()
    }

    fn field(self, field: &Item, form: &Form, any: Option<&Path>) -> JsonField {
        let presence = match field.presence {
            Presence::Flag => JsonPresence::Flag,
            Presence::Optional => JsonPresence::Optional,
            Presence::Kept => JsonPresence::Mask,
            Presence::Always if self.is_lenient() && has_default(&field.ty) => JsonPresence::Defaulted,
            Presence::Always => JsonPresence::Required,
        };
        let form = JsonForm::new(&field.ty, form, any);
        JsonField { field: field.name.clone(), key: field.key.clone(), form, presence }
    }
}

/// Returns whether the type has a default: 0, empty or `false`.
fn has_default(ty: &RustType) -> bool {
    match ty {
        RustType::Bool | RustType::U32 | RustType::I32 | RustType::I64 | RustType::I53 => true,
        RustType::F32 | RustType::F64 | RustType::String(_) | RustType::Bytes(_) | RustType::Vec(_) => true,
        // No longer array has a default in Rust.
        RustType::Array(size) => *size <= 32,
        _ => false,
    }
}

impl JsonForm {
    /// The JSON form of a value with this type and wire form. `any` is the path of the constructors that an object may
    /// hold.
    pub(super) fn new(ty: &RustType, form: &Form, any: Option<&Path>) -> Self {
        let of = |ty: &RustType, form: &Form| Self::new(ty, form, any);
        match (ty, form) {
            (RustType::Option(inner), Form::Nullable { item, .. }) => of(inner, item).nullable(),
            (_, Form::Tagged { inner, .. } | Form::Nullable { item: inner, .. }) => of(ty, inner),
            (RustType::Object, _) => any.cloned().map_or(Self::Plain, Self::Any),
            (RustType::I53, _) => Self::Int53,
            (RustType::Bytes(_), Form::StringBytes) => Self::StringBytes,
            (RustType::Bytes(_), _) => Self::ByteString,
            (RustType::Vec(item), Form::Vector { item: form, .. } | Form::Repeated { item: form, .. }) => {
                of(item, form).vector()
            }
            (RustType::Vec(item), form) => of(item, form).vector(),
            (RustType::Box(inner), Form::InBox(form)) => of(inner, form).in_box(),
            (_, Form::Param(name)) => Self::Param(name.clone()),
            (RustType::Applied { args: types, .. }, Form::Dependent { form, args, .. }) => {
                let forms =
                    args.iter().filter_map(|(_, arg)| if let FormArg::Form(form) = arg { Some(form) } else { None });
                let args: Vec<_> = types.iter().zip(forms).map(|(ty, form)| of(ty, form)).collect();
                if args.is_empty() { Self::Plain } else { Self::Dependent { form: form.clone(), args } }
            }
            _ => Self::Plain,
        }
    }

    fn nullable(self) -> Self {
        if self == Self::Plain { self } else { Self::Nullable(Box::new(self)) }
    }

    fn vector(self) -> Self {
        if self == Self::Plain { self } else { Self::Vector(Box::new(self)) }
    }

    fn in_box(self) -> Self {
        if self == Self::Plain { self } else { Self::InBox(Box::new(self)) }
    }
}
