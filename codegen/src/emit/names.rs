//! Identifiers, paths, documentation, and the names of the language.

use proc_macro2::{Literal, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use typewright_language::source::is_plain;

use crate::model::{Attribute, Ident, Path, Prelude};

/// The names of Rust's prelude in a module.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    prelude: &'a Prelude,
    reading: bool,
}

impl<'a> Names<'a> {
    pub(super) fn new(prelude: &'a Prelude) -> Self {
        Self { prelude, reading: false }
    }

    /// The names in decoding code, where values borrow from the reader.
    pub(super) fn reading(self) -> Self {
        Self { reading: true, ..self }
    }

    /// The lifetime of borrowed values.
    pub(super) fn lifetime(self) -> TokenStream {
        if self.reading { quote!('de) } else { quote!('a) }
    }

    /// `<'a, X, Y>`, or nothing.
    pub(super) fn parameters<'i>(
        self,
        lends: bool,
        generics: impl IntoIterator<Item = &'i Ident>,
    ) -> Option<TokenStream> {
        angles(lends.then(|| self.lifetime()), generics.into_iter().map(ToTokens::to_token_stream))
    }

    /// `Vec`, or a full path where an item hides the short name.
    pub(super) fn prelude(self, name: &str) -> TokenStream {
        let ident = proc_macro2::Ident::new(name, Span::call_site());
        if self.prelude.shadowed.contains(&name) { quote!(rt::prelude::#ident) } else { quote!(#ident) }
    }
}

/// `<'a, A, B>`, or nothing.
pub(super) fn angles(
    lifetime: Option<TokenStream>,
    items: impl IntoIterator<Item = TokenStream>,
) -> Option<TokenStream> {
    let mut list = Vec::new();
    list.extend(lifetime);
    for item in items {
        list.push(item);
    }
    in_angles(&list)
}

fn in_angles(items: &[TokenStream]) -> Option<TokenStream> {
    (!items.is_empty()).then(|| quote!(<#(#items),*>))
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = match self.as_str().strip_prefix("r#") {
            Some(name) => proc_macro2::Ident::new_raw(name, Span::call_site()),
            None => proc_macro2::Ident::new(self.as_str(), Span::call_site()),
        };
        tokens.append(ident);
    }
}

impl ToTokens for Path {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for (index, segment) in self.segments.iter().enumerate() {
            if index > 0 || self.rooted {
                tokens.append(Punct::new(':', Spacing::Joint));
                tokens.append(Punct::new(':', Spacing::Alone));
            }
            segment.to_tokens(tokens);
        }
    }
}

/// `#[doc = "..."]` for every line.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let mut docs = TokenStream::new();
    for line in lines {
        let line = if line.is_empty() { string("") } else { string(&format!(" {line}")) };
        docs.extend(quote!(#[doc = #line]));
    }
    docs
}

/// A string. proc-macro2 escapes letter by letter, which takes long where build scripts run unoptimised; a string without
/// escapes is read faster.
pub(super) fn string(text: &str) -> Literal {
    let read = if is_plain(text) { format!("\"{text}\"").parse().ok() } else { None };
    read.unwrap_or_else(|| Literal::string(text))
}

/// `#[doc(alias = "peerUser")]`, so that a search for the schema's name finds the item; nothing if Rust's name is found
/// by it anyway. Case and underscores do not count in a search.
pub(super) fn alias(name: &Ident, tl_name: &str) -> Option<TokenStream> {
    let plain = |name: &str| name.replace('_', "").to_ascii_lowercase();
    let last = plain(tl_name.rsplit('.').next().unwrap_or_default());
    let is_name = tl_name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    (is_name && !last.is_empty() && last != plain(name.unraw())).then(|| quote!(#[doc(alias = #tl_name)]))
}

/// Attributes that the caller wrote.
pub(super) fn attributes(attributes: &[Attribute]) -> TokenStream {
    attributes.iter().filter_map(|attribute| attribute.as_str().parse::<TokenStream>().ok()).collect()
}

/// The macros that are called with a type: `crate::describe!(User, "user");`.
pub(super) fn hooks(name: &Ident, lends: bool, tl_name: &str, hooks: &[Path]) -> impl Iterator<Item = TokenStream> {
    let lifetime = lends.then(|| quote!(<'_>));
    hooks.iter().map(move |hook| quote!(#hook!(#name #lifetime, #tl_name);))
}

/// An id as TL writes it: `0x1cb5c415`.
pub(super) fn id(id: u32) -> Literal {
    format!("{id:#010x}").parse().unwrap_or_else(|_| Literal::u32_unsuffixed(id))
}

/// A number whose bits matter: `0xfffffff8`.
pub(super) fn mask(bits: u32) -> Literal {
    id(bits)
}

/// A number without a type.
pub(super) fn number(number: u32) -> Literal {
    Literal::u32_unsuffixed(number)
}

#[cfg(test)]
mod tests {
    use super::{Literal, string};

    #[test]
    fn strings_are_escaped_as_proc_macro2_does() {
        for c in '\0'..='\u{2100}' {
            let text = format!("{c}a'{c}{c}0");
            assert_eq!(string(&text).to_string(), Literal::string(&text).to_string());
        }
    }
}
