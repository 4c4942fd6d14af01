//! The measured errors: the table of `docs/accuracy_activations.md`.

use super::ACCURACY;

/// The table.
pub struct Table {
    rows: Vec<Vec<String>>,
}

/// What was measured of one activation.
pub struct Row {
    /// The worst error of the value, and of the derivative.
    pub worst: [Worst; 2],
    /// Which floats were tried: "all", or "1 of" so many.
    pub floats: String,
}

/// A worst error, in the words of the table.
pub struct Worst {
    /// In units of the last place.
    pub units: String,
    /// Where.
    pub input: String,
    /// The worst absolute error of those that are further off, with its input; empty where none is.
    pub absolute: String,
}

impl Table {
    /// Reads the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let cells = |line: &str| {
            let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
            Some(inner.split('|').map(|cell| cell.trim().to_owned()).collect())
        };
        let rows: Vec<_> = text.lines().filter_map(cells).collect();
        if rows.is_empty() { Err(format!("{ACCURACY}: no table")) } else { Ok(Self { rows }) }
    }

    /// The row of an activation, if it has one.
    pub fn row(&self, name: &str) -> Result<Option<Row>, String> {
        let Some(cells) = self.rows.iter().find(|cells| cells[0] == name) else { return Ok(None) };
        let [_, a, b, c, d, e, f, floats] = &cells[..] else {
            return Err(format!("{ACCURACY}: {name}: expected 8 cells, got {}", cells.len()));
        };
        let worst = [[a, b, c], [d, e, f]].map(|[units, input, absolute]| Worst {
            units: units.clone(),
            input: input.clone(),
            absolute: absolute.clone(),
        });
        Ok(Some(Row { worst, floats: floats.clone() }))
    }
}
