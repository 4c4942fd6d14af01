//! Reads the reference tables of `tests/golden`; its README.md gives format and records.

use std::collections::BTreeMap;

/// The records of one table.
pub struct Table {
    name: &'static str,
    records: BTreeMap<String, Vec<f64>>,
}

impl Table {
    /// Reads `tests/golden/<name>.txt`.
    pub fn read(name: &'static str) -> Self {
        let path = format!("{}/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let mut words = lines.flat_map(str::split_whitespace);
        let mut records = BTreeMap::new();
        while let Some(record) = words.next() {
            let count = words.next().and_then(|word| word.parse().ok());
            let count: usize = count.unwrap_or_else(|| panic!("{path}: {record}: no count"));
            let values: Vec<f64> = words.by_ref().take(count).map(number).collect();
            assert_eq!(values.len(), count, "{path}: {record}: too few numbers");
            let before = records.insert(record.to_owned(), values);
            assert!(before.is_none(), "{path}: {record}: twice");
        }
        Self { name, records }
    }

    /// Whether there is a record with this name.
    pub fn has(&self, record: &str) -> bool {
        self.records.contains_key(record)
    }

    /// A record. Panics with a message that says which file to extend where it is missing.
    pub fn get(&self, record: &str) -> &[f64] {
        self.records.get(record).unwrap_or_else(|| panic!("{}", self.missing(record)))
    }

    /// What to do about a missing record.
    pub fn missing(&self, record: &str) -> String {
        let name = self.name;
        format!(
            "tests/golden/{name}.txt: no record \"{record}\"; add it to tests/golden/{name}.py \
             and run tests/golden/regenerate.sh"
        )
    }

    /// A record whose numbers are floats without rounding.
    pub fn floats(&self, record: &str) -> Vec<f32> {
        let exact = |&value: &f64| {
            let float = value as f32;
            assert!(f64::from(float) == value || value.is_nan(), "{record}: {value} is no float");
            float
        };
        self.get(record).iter().map(exact).collect()
    }

    /// A record whose numbers are counts.
    pub fn counts(&self, record: &str) -> Vec<usize> {
        let whole = |&value: &f64| {
            assert!(value >= 0.0 && value.fract() == 0.0, "{record}: {value} is no count");
            value as usize
        };
        self.get(record).iter().map(whole).collect()
    }

    /// A record of so many numbers.
    pub fn numbers<const N: usize>(&self, record: &str) -> [f64; N] {
        let values = self.get(record);
        values.try_into().unwrap_or_else(|_| panic!("{record}: expected {N} numbers"))
    }

    /// A record of one number.
    pub fn number(&self, record: &str) -> f64 {
        match self.get(record) {
            [value] => *value,
            values => panic!("{record}: expected 1 number, got {}", values.len()),
        }
    }

    /// The parts before `suffix` of all records that start with `prefix` and end with `suffix`:
    /// the names of the cases. Panics where there are none.
    pub fn cases(&self, prefix: &str, suffix: &str) -> Vec<&str> {
        let names = self.records.keys().filter(|name| name.starts_with(prefix));
        let cases: Vec<_> = names.filter_map(|name| name.strip_suffix(suffix)).collect();
        assert!(!cases.is_empty(), "{}", self.missing(&format!("{prefix}…{suffix}")));
        cases
    }
}

fn number(word: &str) -> f64 {
    word.parse().unwrap_or_else(|_| panic!("expected a number, got \"{word}\""))
}
