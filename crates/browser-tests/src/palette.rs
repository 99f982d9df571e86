//! A picture with at most 256 colours: a third of the bytes, and the eye sees no difference.
//!
//! A page has a dozen flat colours and thousands of shades where letters meet their background.
//! The colours that cover most of the picture stay exactly as they are, and every other takes the
//! nearest of them.

use std::{cmp::Reverse, collections::HashMap, io::Cursor};

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Transformations};

use crate::Outcome;

type Colour = [u8; 3];

/// The same picture with a palette.
///
/// # Errors
/// When it is no PNG with eight bits a channel.
pub fn reduce(picture: &[u8]) -> Outcome<Vec<u8>> {
    let mut decoder = Decoder::new(Cursor::new(picture));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().ok_or("the picture is too large")?];
    let info = reader.next_frame(&mut bytes)?;
    let channels = match info.color_type {
        ColorType::Rgb => 3,
        ColorType::Rgba => 4,
        other => return Err(format!("a picture of a page is not {other:?}").into()),
    };
    let pixels = bytes.chunks_exact(channels).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    let (palette, places) = palette_of(pixels.clone());
    let indices: Vec<u8> = pixels.map(|pixel| places[&pixel]).collect();

    let mut reduced = Vec::new();
    let mut encoder = Encoder::new(&mut reduced, info.width, info.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    encoder.set_palette(palette.concat());
    encoder.write_header()?.write_image_data(&indices)?;
    Ok(reduced)
}

/// The most frequent colours, and for every colour the place of the one that stands for it.
fn palette_of(pixels: impl Iterator<Item = Colour>) -> (Vec<Colour>, HashMap<Colour, u8>) {
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    for pixel in pixels {
        *counts.entry(pixel).or_default() += 1;
    }
    let mut palette: Vec<_> = counts.keys().copied().collect();
    // The colour itself comes second, so that equal pictures have equal files.
    palette.sort_unstable_by_key(|colour| (Reverse(counts[colour]), *colour));
    palette.truncate(256);
    let nearest = |colour: &Colour| {
        (0..=u8::MAX).zip(&palette).min_by_key(|(_, candidate)| distance(*colour, **candidate))
    };
    let places = counts
        .keys()
        .map(|colour| (*colour, nearest(colour).map_or(0, |(place, _)| place)))
        .collect();
    (palette, places)
}

fn distance(one: Colour, other: Colour) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::palette_of;

    #[test]
    fn what_covers_most_stays_and_the_rest_takes_the_nearest() {
        let frequent = (0..=255).flat_map(|grey| [[grey, grey, grey]; 2]);
        let (palette, places) = palette_of(frequent.chain([[200, 201, 200]]));
        assert_eq!(palette.len(), 256);
        assert_eq!(palette[usize::from(places[&[200, 201, 200]])], [200, 200, 200]);
        assert_eq!(palette[usize::from(places[&[7, 7, 7]])], [7, 7, 7]);
    }
}
