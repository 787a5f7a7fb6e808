//! Values of builtin types.

use typewright_language::schema::{BOOL_FALSE_ID, BOOL_TRUE_ID, Builtin};

use super::draw::Draw;
use super::out::Out;

/// The greatest number of 53 bits.
const MAX_INT53: i64 = (1 << 53) - 1;

/// Writes a value of a builtin that has one of its own: not `Object` and `Function`.
pub(super) fn write(builtin: Builtin, draw: &mut Draw, out: &mut Out) {
    match builtin {
        Builtin::Nat => out.word(draw.pick(0, u32::MAX, 1, Draw::word)),
        Builtin::Int => out.raw(&draw.pick(0, i32::MAX, i32::MIN, |draw| draw.word().cast_signed()).to_le_bytes()),
        Builtin::Long => out.raw(&draw.pick(0, i64::MAX, i64::MIN, long).to_le_bytes()),
        Builtin::Int53 => out.raw(&draw.pick(0, MAX_INT53, -MAX_INT53, |draw| long(draw) >> 11).to_le_bytes()),
        Builtin::Float => {
            let any = |draw: &mut Draw| f32::from_bits(draw.word() & 0xbf7f_ffff);
            out.raw(&draw.pick(0.0, f32::MAX, f32::MIN, any).to_le_bytes());
        }
        Builtin::Double => {
            let any = |draw: &mut Draw| f64::from_bits(long(draw).cast_unsigned() & 0xbfef_ffff_ffff_ffff);
            out.raw(&draw.pick(0.0, f64::MAX, f64::MIN, any).to_le_bytes());
        }
        Builtin::Int128 => words(4, draw, out),
        Builtin::Int256 => words(8, draw, out),
        Builtin::Int512 => words(16, draw, out),
        Builtin::Bool => {
            let is_true = draw.pick(false, true, false, |draw| draw.below(2) == 1);
            out.word(if is_true { BOOL_TRUE_ID } else { BOOL_FALSE_ID });
        }
        Builtin::String => string(draw, out),
        Builtin::Bytes => {
            let length = length(draw);
            let bytes: Vec<u8> = (0..length).map(|_| draw.pick(0, 0xff, 0x80, |draw| draw.word() as u8)).collect();
            out.string(&bytes);
        }
        Builtin::True | Builtin::Object | Builtin::Function => {}
    }
}

fn long(draw: &mut Draw) -> i64 {
    (u64::from(draw.word()) << 32 | u64::from(draw.word())).cast_signed()
}

fn words(count: u32, draw: &mut Draw, out: &mut Out) {
    (0..count).for_each(|_| out.word(draw.pick(0, u32::MAX, 1 << 31, Draw::word)));
}

fn string(draw: &mut Draw, out: &mut Out) {
    let letters = ["a", "é", "語", "🚀"];
    let length = length(draw);
    let text: String = (0..length)
        .filter_map(|_| {
            let letter = draw.pick(0, 0, 0, |draw| draw.below(4));
            letters.get(letter as usize).copied()
        })
        .collect();
    out.string(text.as_bytes());
}

/// Mostly short; sometimes near the length at which the header of a string grows, as at the edges.
fn length(draw: &mut Draw) -> u32 {
    let any = |draw: &mut Draw| if draw.below(32) == 0 { 250 + draw.below(10) } else { draw.below(12) };
    draw.pick(0, 254, 253, any)
}
