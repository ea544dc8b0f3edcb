//! Dots within cells.

use super::Glyphs;

/// A canvas of cells; with Unicode each holds 2 × 4 dots of a Braille character, else one.
#[derive(Debug)]
pub(super) struct Canvas {
    pub(super) columns: usize,
    pub(super) rows: usize,
    glyphs: Glyphs,
    /// Dots of each cell, row by row.
    cells: Vec<u8>,
}

/// The bit of each dot of a Braille character, by column and row from the top (Unicode 16, section 21.1).
const DOTS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

impl Canvas {
    pub(super) fn new(columns: usize, rows: usize, glyphs: Glyphs) -> Self {
        Self { columns, rows, glyphs, cells: vec![0; columns * rows] }
    }

    /// Dots across and down.
    pub(super) fn dots(&self) -> (usize, usize) {
        match self.glyphs {
            Glyphs::Unicode => (2 * self.columns, 4 * self.rows),
            Glyphs::Ascii => (self.columns, self.rows),
        }
    }

    /// Sets a dot; what lies outside is left out.
    pub(super) fn set(&mut self, x: usize, y: usize) {
        let (cell, bit) = match self.glyphs {
            Glyphs::Unicode => ((x / 2, y / 4), DOTS[x % 2][y % 4]),
            Glyphs::Ascii => ((x, y), 1),
        };
        if cell.0 < self.columns
            && let Some(dots) = self.cells.get_mut(cell.1 * self.columns + cell.0)
        {
            *dots |= bit;
        }
    }

    /// Draws a straight line between two dots (Bresenham 1965).
    pub(super) fn line(&mut self, from: (usize, usize), to: (usize, usize)) {
        let signed = |(x, y): (usize, usize)| (x as i64, y as i64);
        let ((mut x, mut y), (end_x, end_y)) = (signed(from), signed(to));
        let (wide, high) = ((end_x - x).abs(), -(end_y - y).abs());
        let (step_x, step_y) = ((end_x - x).signum(), (end_y - y).signum());
        let mut error = wide + high;
        loop {
            self.set(x as usize, y as usize);
            if (x, y) == (end_x, end_y) {
                return;
            }
            let twice = 2 * error;
            if twice >= high {
                error += high;
                x += step_x;
            }
            if twice <= wide {
                error += wide;
                y += step_y;
            }
        }
    }

    /// Returns the character of a cell, when a dot is in it.
    pub(super) fn character(&self, column: usize, row: usize, ascii: char) -> Option<char> {
        let dots = *self.cells.get(row * self.columns + column)?;
        if dots == 0 {
            return None;
        }
        match self.glyphs {
            Glyphs::Unicode => char::from_u32(0x2800 + u32::from(dots)),
            Glyphs::Ascii => Some(ascii),
        }
    }
}
