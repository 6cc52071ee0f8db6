//! Properties of characters: white space, invisible characters, dashes and quotation marks.

/// Whether a character is white space or invisible.
pub(crate) const fn is_blank(c: char) -> bool {
    is_among(c, &WHITE_SPACE) || is_among(c, &INVISIBLE)
}

/// Whether a character is in one of these inclusive ranges.
const fn is_among(c: char, mut ranges: &[[u16; 2]]) -> bool {
    let c = c as u32;
    while let [[first, last], rest @ ..] = ranges {
        if *first as u32 <= c && c <= *last as u32 {
            return true;
        }
        ranges = rest;
    }
    false
}

/// Unicode's property `White_Space`; `char::is_whitespace` is not `const` in every supported compiler.
const WHITE_SPACE: [[u16; 2]; 10] = [
    [0x0009, 0x000D],
    [0x0020, 0x0020],
    [0x0085, 0x0085],
    [0x00A0, 0x00A0],
    [0x1680, 0x1680],
    [0x2000, 0x200A],
    [0x2028, 0x2029],
    [0x202F, 0x202F],
    [0x205F, 0x205F],
    [0x3000, 0x3000],
];

/// Unicode's `Default_Ignorable_Code_Point` in the Basic Multilingual Plane, without the unassigned U+FFF0 to U+FFF8:
/// soft hyphen, joiners, direction marks, fillers, variation selectors, the byte order mark.
const INVISIBLE: [[u16; 2]; 13] = [
    [0x00AD, 0x00AD],
    [0x034F, 0x034F],
    [0x061C, 0x061C],
    [0x115F, 0x1160],
    [0x17B4, 0x17B5],
    [0x180B, 0x180F],
    [0x200B, 0x200F],
    [0x202A, 0x202E],
    [0x2060, 0x206F],
    [0x3164, 0x3164],
    [0xFE00, 0xFE0F],
    [0xFEFF, 0xFEFF],
    [0xFFA0, 0xFFA0],
];

/// Whether a character is a dash other than `-`: those of word processors, and full-width ones.
pub(crate) const fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Whether a character is a quotation mark in common use.
pub(crate) const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '″' | '′' | '＂' | '＇')
        || matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛')
        || matches!(c, '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_that_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_among(c, &WHITE_SPACE), c.is_whitespace(), "{c:?}");
            assert!(!(is_among(c, &WHITE_SPACE) && is_among(c, &INVISIBLE)), "{c:?}");
        }
    }
}
