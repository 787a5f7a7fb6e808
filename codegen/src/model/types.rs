//! TL types to Rust types and forms.

use typewright_language::schema::{Arg, Builtin, CombinatorId, TypeExpr, TypeId};

use super::bindings::Bindings;
use super::items::{Form, FormArg, Number, RustType, Shape, StringType};
use super::lending::Texts;
use super::view::View;

impl View<'_> {
    /// The Rust type of a value and its form. `texts` has the types of its strings, and `bindings` its variables.
    pub(super) fn value(&self, expr: &TypeExpr, texts: Texts, bindings: &mut Bindings) -> (RustType, Form) {
        match expr {
            TypeExpr::Builtin { builtin, boxed } => {
                let (ty, form) = builtin_value(*builtin, texts);
                (ty, form.tagged(*boxed))
            }
            TypeExpr::Vector { boxed, item } => {
                let (ty, form) = self.value(item, texts, bindings);
                (RustType::Vec(Box::new(ty)), form.vector(*boxed))
            }
            TypeExpr::Boxed { ty, args } => self.declared(*ty, args, true, texts, bindings),
            TypeExpr::Bare { ty, args } => self.declared(*ty, args, false, texts, bindings),
            TypeExpr::Var { var, .. } => bindings.ty(*var),
        }
    }

    fn declared(
        &self,
        id: TypeId,
        args: &[Arg],
        boxed: bool,
        texts: Texts,
        bindings: &mut Bindings,
    ) -> (RustType, Form) {
        if let (false, Some(only)) = (boxed, self.wrapped(id)) {
            let place = self.naming.combinator(only).map(|place| self.to(place));
            let ty = place.map(|path| RustType::generated(path, self.lending.combinator(only), Vec::new()));
            return ty.map_or((RustType::Object, Form::Plain(None)), |ty| (ty, Form::Bare));
        }
        let lends = self.lending.ty(id);
        let Some(path) = self.path(id) else { return (RustType::Object, Form::Plain(None)) };
        let params = self.params.of_type(id);
        let (Some(form), false) = (self.naming.type_form(id), params.is_empty()) else {
            return (RustType::generated(path, lends, Vec::new()), if boxed { Form::Plain(None) } else { Form::Bare });
        };
        let (mut types, mut forms) = (Vec::new(), Vec::new());
        for param in params {
            let arg = match args.get(param.index as usize) {
                Some(Arg::Type(expr)) => {
                    let (ty, form) = self.value(expr, texts, bindings);
                    types.push(ty);
                    FormArg::Form(form)
                }
                Some(Arg::Nat(nat)) => FormArg::Nat(bindings.nat(*nat)),
                None => continue,
            };
            forms.push((param.name.clone(), arg));
        }
        let shape = match (self.schema.single(id), boxed) {
            (None, _) => Shape::Enum,
            (Some(only), true) => Shape::Boxed(only.id),
            (Some(_), false) => Shape::Bare,
        };
        (RustType::generated(path, lends, types), Form::Dependent { form: self.to(form), args: forms, shape })
    }

    /// The only constructor of a type that is an enum all the same: bare values of the type are of that constructor's struct.
    fn wrapped(&self, id: TypeId) -> Option<CombinatorId> {
        let is_struct = self.options.single(self.schema, id).is_some() || self.naming.extern_type(id).is_some();
        let only = self.schema.single(id).and(self.schema.ty(id)?.constructors.first().copied());
        only.filter(|_| !is_struct)
    }
}

fn builtin_value(builtin: Builtin, texts: Texts) -> (RustType, Form) {
    match builtin {
        Builtin::Nat => (RustType::U32, Form::Number(Number::Nat)),
        Builtin::Int => (RustType::I32, Form::Number(Number::Int)),
        Builtin::Int53 => (RustType::I53, Form::Number(Number::Long)),
        Builtin::Long => (RustType::I64, Form::Number(Number::Long)),
        Builtin::Float => (RustType::F32, Form::Number(Number::Float)),
        Builtin::Double => (RustType::F64, Form::Number(Number::Double)),
        Builtin::String if texts.string == StringType::Lossy => (RustType::String(texts.string), Form::Lossy),
        Builtin::String if texts.string != StringType::Bytes => (RustType::String(texts.string), Form::Plain(None)),
        Builtin::String => (RustType::Bytes(texts.bytes), Form::StringBytes),
        Builtin::Bytes => (RustType::Bytes(texts.bytes), Form::ByteString),
        Builtin::Int128 => (RustType::Array(16), Form::Plain(Some(16))),
        Builtin::Int256 => (RustType::Array(32), Form::Plain(Some(32))),
        Builtin::Int512 => (RustType::Array(64), Form::Plain(Some(64))),
        Builtin::Bool => (RustType::Bool, Form::Plain(Some(4))),
        Builtin::True => (RustType::Unit, Form::Empty),
        Builtin::Object | Builtin::Function if texts.borrows(builtin) => (RustType::ObjectRef, Form::Plain(None)),
        Builtin::Object | Builtin::Function => (RustType::Object, Form::Plain(None)),
    }
}
