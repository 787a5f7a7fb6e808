//! Nouns to TL: numbers become names.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

use super::nouns::{
    ANNOTATIONS, Arg, BANG, BARE, Combinator, EMPTY, Expr, FINAL, NAT_TYPE, Nat, PERCENT, TEMPLATE, TYPE_TYPE, Tlo,
    Type,
};
use super::read::read;
use crate::schema::crc32;
use crate::source::SourceMap;

/// A `.tlo` as TL.
///
/// # Errors
/// A sentence about the first mistake, with its byte where there is one.
pub fn decompile(bytes: &[u8]) -> Result<String, String> {
    let tlo = read(bytes).map_err(|fault| format!("byte {}: {}", fault.at, fault.what))?;
    to_tl(&tlo)
}

/// The schema as TL, a declaration a line. An error is a sentence.
fn to_tl(tlo: &Tlo) -> Result<String, String> {
    let mut names = Names { types: HashMap::new() };
    for ty in &tlo.types {
        let shared = names.types.insert(ty.number, Named { ty, constructor: None });
        if let Some(other) = shared.filter(|_| ty.number != 0) {
            return Err(format!("`{}` and `{}` have the same number", other.ty.name, ty.name));
        }
    }
    for constructor in tlo.constructors.iter().filter(|constructor| constructor.name != "_") {
        if let Some(named) = names.types.get_mut(&constructor.ty) {
            named.constructor = Some(&constructor.name);
        }
    }
    let mut text = String::new();
    for ty in tlo.types.iter().filter(|ty| ty.flags & EMPTY != 0) {
        let _ = writeln!(text, "Empty {};", ty.name);
    }
    let mut by_name = BTreeSet::new();
    for constructor in &tlo.constructors {
        line(constructor, &names, &mut by_name, &mut text)?;
    }
    let mut functions = String::new();
    for function in &tlo.functions {
        line(function, &names, &mut by_name, &mut functions)?;
    }
    // A type is final where it says so, and where it is used by the name of its constructor.
    let is_final = |ty: &&Type| ty.flags & (FINAL | EMPTY) == FINAL && !by_name.contains(&ty.number);
    for ty in tlo.types.iter().filter(is_final) {
        let _ = writeln!(text, "Final {};", ty.name);
    }
    if !functions.is_empty() {
        text.push_str("---functions---\n");
        text.push_str(&functions);
    }
    Ok(text)
}

fn line<'b>(
    combinator: &'b Combinator,
    names: &'b Names<'b>,
    by_name: &mut BTreeSet<u32>,
    text: &mut String,
) -> Result<(), String> {
    let mut body = Body { names, by_name, text, vars: HashMap::new(), counter: None };
    let written = body.combinator(combinator).map_err(|why| format!("`{}`: {why}", combinator.name));
    if text.len() > SourceMap::MAX_FILE_LEN {
        return Err("written as TL, this is too long".to_owned());
    }
    written
}

struct Named<'t> {
    ty: &'t Type,
    /// The last of its constructors.
    constructor: Option<&'t str>,
}

struct Names<'t> {
    types: HashMap<u32, Named<'t>>,
}

/// One combinator while its variables get their names.
struct Body<'b, 't> {
    names: &'b Names<'b>,
    /// The types that were used by the name of their constructor.
    by_name: &'t mut BTreeSet<u32>,
    text: &'t mut String,
    /// None for a variable without a name.
    vars: HashMap<u32, Option<&'b str>>,
    /// The last `#` of the innermost `[`.
    counter: Option<u32>,
}

type Written = Result<(), String>;

impl<'b> Body<'b, '_> {
    /// Appends text, up to the length that a file may have.
    fn push(&mut self, text: &str) {
        if self.text.len() <= SourceMap::MAX_FILE_LEN {
            self.text.push_str(text);
        }
    }

    fn combinator(&mut self, combinator: &'b Combinator) -> Written {
        let Combinator { id, name, args, result, flags, .. } = combinator;
        for (annotation, _) in ANNOTATIONS.iter().filter(|(_, bit)| flags & bit != 0) {
            self.push(&format!("@{annotation} "));
        }
        self.push(name);
        let Some(args) = args else { return self.builtin(name, *id, result) };
        self.push(&format!("#{id:08x}"));
        for arg in args {
            self.push(" ");
            self.arg(arg)?;
        }
        self.push(" = ");
        self.expr(result)?;
        self.push(";\n");
        Ok(())
    }

    /// `int ? = Int`, with an id where it is not that of this text.
    fn builtin(&mut self, name: &str, id: u32, result: &'b Expr) -> Written {
        let Expr::Type { number, .. } = result else { return Err("a builtin makes no type".to_owned()) };
        let ty = &self.named(*number)?.ty.name;
        let declaration = format!("{name} ? = {ty}");
        if crc32(&declaration) != id {
            self.push(&format!("#{id:08x}"));
        }
        self.push(&format!(" ? = {ty};\n"));
        Ok(())
    }

    fn named(&self, number: u32) -> Result<&'b Named<'b>, String> {
        self.names.types.get(&number).ok_or_else(|| format!("no type has the number {number:08x}"))
    }

    fn arg(&mut self, arg: &'b Arg) -> Written {
        let name = (!arg.name.is_empty()).then_some(arg.name.as_str());
        let template = arg.flags & TEMPLATE != 0;
        if let Some(var) = arg.var {
            self.vars.insert(var, name);
        }
        if template {
            self.push("{");
        }
        if let Some(name) = name {
            self.push(name);
            self.push(":");
        }
        if let Some((mask, bit)) = arg.condition {
            let mask = self.var(mask)?;
            self.push(&format!("{mask}.{bit}?"));
        }
        if arg.flags & BANG != 0 {
            self.push("!");
        }
        self.expr(&arg.ty)?;
        if template {
            self.push("}");
        }
        if let (Some(var), Expr::Type { number: NAT_TYPE, .. }) = (arg.var, &arg.ty) {
            self.counter = Some(var);
        }
        Ok(())
    }

    fn var(&self, var: u32) -> Result<&'b str, String> {
        match self.vars.get(&var) {
            Some(Some(name)) => Ok(name),
            Some(None) => Err(format!("variable {var} has no name")),
            None => Err(format!("variable {var} does not stand to the left")),
        }
    }

    fn expr(&mut self, expr: &'b Expr) -> Written {
        match expr {
            Expr::TypeVar { var, flags } => {
                let name = self.var(*var)?;
                self.push(if flags & BARE == 0 { "" } else { "%" });
                self.push(name);
            }
            Expr::Array { count, args } => self.array(*count, args)?,
            Expr::Type { number: NAT_TYPE, .. } => self.push("#"),
            Expr::Type { number: TYPE_TYPE, .. } => self.push("Type"),
            Expr::Type { number, flags, args } => {
                self.head(*number, flags & BARE != 0)?;
                for (index, arg) in args.iter().enumerate() {
                    self.push(if index == 0 { "<" } else { "," });
                    self.expr(arg)?;
                }
                self.push(if args.is_empty() { "" } else { ">" });
            }
            Expr::Nat(nat) => self.nat(*nat)?,
        }
        Ok(())
    }

    /// A type; a bare one by its constructor's name unless `%` was used for it.
    fn head(&mut self, number: u32, bare: bool) -> Written {
        let named = self.named(number)?;
        match named.constructor {
            Some(constructor) if bare && named.ty.constructors == 1 && named.ty.flags & PERCENT == 0 => {
                self.by_name.insert(number);
                self.push(constructor);
            }
            _ => {
                self.push(if bare { "%" } else { "" });
                self.push(&named.ty.name);
            }
        }
        Ok(())
    }

    fn array(&mut self, count: Nat, args: &'b [Arg]) -> Written {
        match count {
            // The variable has no name and needs none.
            Nat::Var { plus: 0, var } if self.counter == Some(var) && self.vars.get(&var) == Some(&None) => {}
            _ => {
                self.nat(count)?;
                self.push("*");
            }
        }
        self.push("[ ");
        let outer = self.counter.take();
        for arg in args {
            self.arg(arg)?;
            self.push(" ");
        }
        self.counter = outer;
        self.push("]");
        Ok(())
    }

    fn nat(&mut self, nat: Nat) -> Written {
        match nat {
            Nat::Const(value) => self.push(&value.to_string()),
            Nat::Var { plus: 0, var } => {
                let name = self.var(var)?;
                self.push(name);
            }
            Nat::Var { plus, var } => {
                let name = self.var(var)?;
                self.push(&format!("({name}+{plus})"));
            }
        }
        Ok(())
    }
}
