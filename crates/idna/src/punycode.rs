//! [Punycode](https://www.rfc-editor.org/rfc/rfc3492), as far as to see whether it is any.

/// The parameters that the RFC gives for host names.
const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 0x80;

/// Longer parts are refused, for what they cost to decode.
const LONGEST: usize = 2_000;
/// Parts that stand for more characters are refused too.
const MOST_CHARACTERS: u32 = 1_000;

/// Whether what follows `xn--`, in lower case, stands for a part with characters beyond ASCII in
/// it, of which the first is none that joins others.
pub(crate) fn encodes_something(encoded: &[u8]) -> bool {
    encoded.last().is_some_and(|last| *last != b'-')
        && encoded.len() <= LONGEST
        && decode(encoded).is_some()
}

/// Decodes as section 6.2 of the RFC does, without putting the characters together: only where the
/// first one comes from matters. `None` where that fails.
fn decode(encoded: &[u8]) -> Option<()> {
    // What is ASCII stands before the last hyphen, unless that is the very first character.
    let hyphen = encoded.iter().rposition(|byte| *byte == b'-').filter(|at| *at > 0);
    let digits = hyphen.map_or(encoded, |at| &encoded[at + 1..]);
    let mut length = u32::try_from(hyphen.unwrap_or(0)).ok()?;
    let (mut code, mut bias, mut at) = (FIRST_CODE, FIRST_BIAS, 0_u32);
    let mut first = None;
    let mut digits = digits.iter();
    while digits.len() > 0 {
        let before = at;
        at = at.checked_add(number(&mut digits, bias)?)?;
        length += 1;
        bias = adapted(at - before, length, before == 0);
        code = code.checked_add(at / length)?;
        at %= length;
        let character = char::from_u32(code).filter(|c| *c != char::REPLACEMENT_CHARACTER)?;
        if at == 0 {
            first = Some(character);
        }
        at += 1;
    }
    let joins = matches!(first, Some('\u{200C}' | '\u{200D}'));
    (!joins && length <= MOST_CHARACTERS).then_some(())
}

/// The next number of variable length.
fn number(digits: &mut std::slice::Iter<'_, u8>, bias: u32) -> Option<u32> {
    let (mut number, mut weight) = (0_u32, 1_u32);
    let mut place = BASE;
    loop {
        let digit = match *digits.next()? {
            letter @ b'a'..=b'z' => u32::from(letter - b'a'),
            digit @ b'0'..=b'9' => u32::from(digit - b'0') + 26,
            _ => return None,
        };
        number = number.checked_add(digit.checked_mul(weight)?)?;
        let threshold = place.saturating_sub(bias).clamp(LEAST, MOST);
        if digit < threshold {
            return Some(number);
        }
        weight = weight.checked_mul(BASE - threshold)?;
        place += BASE;
    }
}

/// How the bias follows what was decoded, by section 6.1.
fn adapted(delta: u32, length: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / length;
    let mut steps = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        steps += BASE;
    }
    steps + (BASE - LEAST + 1) * delta / (delta + SKEW)
}
