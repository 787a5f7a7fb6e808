//! The layout: only white space moves, and formatting twice changes nothing.

use insta::assert_snapshot;
use proptest::prelude::*;
use typewright_language::schema::Profile;
use typewright_language::source::{Diagnostics, SourceMap, render};
use typewright_language::syntax;
use typewright_tests::shape;
use typewright_tests::strategies::{file, soup};
use typewright_tools::format::{canonical, format};

/// The layout of a text, or the diagnostics about it.
fn laid_out(text: &str) -> Result<String, String> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let id = sources.add("test.tl", text);
    format(&sources, id, &mut diagnostics).ok_or_else(|| render(&sources, &diagnostics.sorted(), false))
}

fn shape_of(text: &str) -> String {
    let mut sources = SourceMap::new();
    let id = sources.add("test.tl", text);
    shape(&syntax::parse(&sources, id, &mut Diagnostics::new()))
}

/// The text without white space, which formatting keeps.
fn letters(text: &str) -> String {
    text.chars().filter(|&c| c > ' ' && c != '\u{feff}').collect()
}

/// Formats a text twice, and checks that nothing but white space moved.
fn assert_laid_out(text: &str) -> String {
    let once = laid_out(text).unwrap_or_else(|why| panic!("{why}\nof {text}"));
    assert_eq!(letters(text), letters(&once));
    assert_eq!(shape_of(text), shape_of(&once), "of {text}");
    assert_eq!(laid_out(&once).as_deref(), Ok(once.as_str()), "a second time, of {text}");
    once
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(800) })]

    #[test]
    fn every_file_is_laid_out_once(text in file()) {
        assert_laid_out(&text);
    }

    #[test]
    fn any_tokens_are_laid_out_or_left_alone(text in soup()) {
        match laid_out(&text) {
            Ok(_) => _ = assert_laid_out(&text),
            Err(why) => prop_assert!(!why.contains("internal error"), "{why}\nof {text}"),
        }
    }
}

#[test]
fn a_declaration_takes_one_line_with_single_spaces() {
    assert_snapshot!(assert_laid_out("
        vector   {t:Type}
            #[t] = Vector t ;
        int?=Int;
        @read  user#d23c81a3 {n : #}
            flags : #
            id :flags . 0 ? int names:( Vector  string ) ages: Vector < Pair< int , long > >
            rows : n * [ id:int   (x y:int) ] more:(n + 1)*[int] bare: % ( Vector int ) = User;
    "), @r"
    vector {t:Type} # [ t ] = Vector t;
    int ? = Int;
    @read user#d23c81a3 {n:#} flags:# id:flags.0?int names:(Vector string) ages:Vector<Pair<int,long>> rows:n*[ id:int (x y:int) ] more:(n+1)*[ int ] bare:%(Vector int) = User;
    ");
}

#[test]
fn ids_stay_at_their_names_even_if_a_constructor_has_none() {
    for text in
        ["_#12345678 = A;\n", "_#1 x:int = A;\n", "_ {n:#} x:n*[ # ] = A n;\n", "a#12345678 _:# = A;\n", "n.a#1 = A;\n"]
    {
        assert_eq!(assert_laid_out(text), text);
    }
}

#[test]
fn empty_lines_stay_one_at_a_time_and_surround_marks() {
    assert_snapshot!(assert_laid_out("\n\na = A;\n\n\n\nb = B; c = C;\n--- functions ---\nf = A;\n===5===\n===6===\ng = A;\n\n"), @r"
    a = A;

    b = B;
    c = C;

    ---functions---

    f = A;

    ===5===

    ===6===

    g = A;
    ");
}

#[test]
fn comments_stay_where_they_stand() {
    assert_snapshot!(assert_laid_out("
// Of the file.

   // Of a.
a = A; // behind a   \n  // Of b.
b = B;
--- functions --- // behind a mark
/* of
   f */ f = A; /* behind f */ g = A;
// the last"), @r"
    // Of the file.

    // Of a.
    a = A; // behind a
    // Of b.
    b = B;

    ---functions--- // behind a mark

    /* of
       f */
    f = A; /* behind f */
    g = A;
    // the last
    ");
}

#[test]
fn a_comment_inside_gives_each_field_a_line() {
    assert_snapshot!(assert_laid_out("
@any point // of a map
 x:int y:int // in degrees
 // not yet used
 z:(Vector /* of */ int) = Point; // the end
line {t:Type} flags: // why
  # from:%Point /* from */ to:%Point = Line t;"), @r"
    @any point // of a map
        x:int
        y:int // in degrees
        // not yet used
        z:(Vector /* of */ int)
        = Point; // the end
    line {t:Type}
        flags: // why
        #
        from:%Point /* from */
        to:%Point
        = Line t;
    ");
}

#[test]
fn line_ends_are_those_of_the_first_line() {
    assert_eq!(laid_out("a = A;\r\n\nb  = B; /* c  \n d */").as_deref(), Ok("a = A;\r\n\r\nb = B; /* c\r\n d */\r\n"));
    assert_eq!(laid_out("a = A;\nb  = B;\r\n").as_deref(), Ok("a = A;\nb = B;\n"));
    assert_eq!(laid_out("").as_deref(), Ok(""));
    assert_eq!(laid_out(" \n\n").as_deref(), Ok(""));
}

#[test]
fn a_byte_order_mark_goes_and_takes_no_comment_with_it() {
    assert_eq!(laid_out("\u{feff}// Of a.\na = A;").as_deref(), Ok("// Of a.\na = A;\n"));
}

#[test]
fn files_with_errors_are_left_alone() {
    assert_snapshot!(laid_out("a  = A;\nb x:int = B").unwrap_err(), @"
    error: expected `;` at end of declaration
     --> test.tl:2:12
      |
    2 | b x:int = B
      | -          ^
      | |
      | the declaration starts here
      |
      = help: write `;` here
    ");
}

#[test]
fn canonical_texts_have_their_ids() {
    let tl = "user#1 flags:# bot:flags.0?true photo:flags.1?bytes = User;\nvector#1cb5c415 {t:Type} # [t] = Vector t;";
    let texts = |profile| {
        let mut sources = SourceMap::new();
        let id = sources.add("test.tl", tl);
        canonical(&sources, id, profile, &mut Diagnostics::new()).unwrap()
    };
    assert_snapshot!(texts(Some(Profile::Telegram)), @r"
    33c27d43 user flags:# photo:flags.1?string = User // keeps 00000001
    1cb5c415 vector t:Type # [ t ] = Vector t
    ");
    assert_snapshot!(texts(Some(Profile::Reference)), @r"
    267ebd8d user flags:# bot:flags.0?true photo:flags.1?bytes = User // keeps 00000001
    1cb5c415 vector t:Type # [ t ] = Vector t
    ");
    assert_eq!(texts(None), texts(Some(Profile::Reference)), "a single id in agreement with both speaks for neither");
}
