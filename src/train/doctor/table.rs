//! A report as a table, with the advice under it.

use std::fmt;

use super::numbers::{percent, short};
use super::{LayerReport, Report};

/// The heads of the columns; the first two are texts, the others numbers, which end in one line.
const HEADS: [&str; 10] = [
    "layer",
    "activation",
    "units",
    "dead",
    "saturated",
    "mean",
    "deviation",
    "not finite",
    "gradient",
    "update/weight",
];
const TEXTS: usize = 2;

/// What stands in a column: the head, or a layer's figure.
#[inline(never)]
fn cell(layer: Option<&LayerReport>, column: usize) -> String {
    let Some(layer) = layer else { return HEADS[column].into() };
    let figures = &layer.figures;
    match column {
        0 => layer.name.clone(),
        1 => layer.activation.into(),
        2 => figures.units.to_string(),
        3 => percent(figures.dead),
        4 => percent(figures.saturated),
        5 => short(figures.mean),
        6 => short(figures.deviation),
        7 => percent(figures.non_finite.max(figures.non_finite_gradients)),
        8 => short(figures.gradient_norm),
        _ => short(figures.update_ratio()),
    }
}

/// The lines of the table, the head first.
fn lines(report: &Report) -> impl Iterator<Item = Option<&LayerReport>> + Clone {
    std::iter::once(None).chain(report.layers.iter().map(Some))
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{} rows, loss {}", self.rows, short(self.loss))?;
        let mut widths = [0; HEADS.len()];
        for line in lines(self) {
            for (column, width) in widths.iter_mut().enumerate() {
                *width = cell(line, column).chars().count().max(*width);
            }
        }
        for line in lines(self) {
            for (column, &width) in widths.iter().enumerate() {
                let cell = cell(line, column);
                formatter.write_str(if column > 0 { "  " } else { "" })?;
                if column < TEXTS {
                    write!(formatter, "{cell:width$}")?;
                } else {
                    write!(formatter, "{cell:>width$}")?;
                }
            }
            formatter.write_str("\n")?;
        }
        for layer in self.layers.iter().filter(|layer| !layer.advice.is_empty()) {
            writeln!(formatter, "{}", layer.advice)?;
        }
        Ok(())
    }
}
