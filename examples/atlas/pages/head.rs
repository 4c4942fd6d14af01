//! The head of an activation's source file: what it is called, its equation, what it costs.

use super::heads;

/// What the head of a source file says.
pub struct Head {
    /// What the function is called.
    pub title: String,
    /// Its equation, often with its derivative.
    pub equation: String,
    /// The sentence about its derivative, where the equation has none.
    pub derivative: Option<String>,
    /// How far its results may be from the truth.
    pub accuracy: String,
    /// What it takes to compute it.
    pub cost: String,
}

impl Head {
    /// Reads the `//!` lines with which a file begins: a paragraph "Title: equation.", and after it
    /// sentences of which one has "Accuracy:" or begins with "Exact", and the last "Cost:".
    pub fn parse(file: &str, source: &str) -> Result<Self, String> {
        let paragraphs = heads::paragraphs(source);
        let missing = |what: &str| format!("{file}: the head has no {what}");
        let [first, rest @ ..] = &paragraphs[..] else { return Err(missing("text")) };
        let (title, equation) = first.split_once(": ").ok_or_else(|| missing("title: equation"))?;
        let rest = rest.join(" ");
        let (before, cost) = rest.split_once("Cost: ").ok_or_else(|| missing("\"Cost:\""))?;
        let accuracy = accuracy(before).ok_or_else(|| missing("\"Accuracy:\" and no \"Exact\""))?;
        let derivative = match equation.contains('′') {
            true => None,
            false => Some(derivative(&rest).ok_or_else(|| missing("derivative"))?.to_owned()),
        };
        Ok(Self {
            title: title.to_owned(),
            equation: equation.to_owned(),
            derivative,
            accuracy: accuracy.trim().to_owned(),
            cost: cost.trim().to_owned(),
        })
    }
}

/// The first sentence that speaks of a derivative.
fn derivative(text: &str) -> Option<&str> {
    let words = ["∂", "f′", "Backward", "The gradient goes"];
    let mut sentences = text.split_inclusive(". ").map(str::trim);
    sentences.find(|sentence| words.iter().any(|word| sentence.contains(word)))
}

/// The sentence that follows "Accuracy:", or in which the word stands, or that begins with "Exact".
fn accuracy(text: &str) -> Option<&str> {
    let from = match text.split_once("Accuracy: ") {
        Some((_, accuracy)) => accuracy,
        None => match text.find("accuracy: ") {
            Some(place) => &text[text[..place].rfind(". ").map_or(0, |end| end + 2)..],
            None => &text[text.find("Exact")?..],
        },
    };
    from.split_inclusive(". ").next()
}
