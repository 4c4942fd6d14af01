//! The newest of a row of values: one thread writes them, any number of others read, and nobody waits.
//!
//! Values stand in slots that are made beforehand and written again and again. One atomic word holds
//! the number of the newest slot and how often that slot was taken since it was published. A reader
//! takes it by adding 1 to the word, which also tells it the slot; it gives a slot back by adding 1
//! to the slot's own counter. The writer publishes by swapping the word for one with another slot
//! and the count 0; from the old word it learns how often the old slot was taken. A slot is free
//! when it is not the newest and was given back as often as it was taken.
//!
//! **Nobody waits.** A reader that is up to date makes one load; one that is not, two additions more.
//! The writer makes one swap, and looks at each slot once at most to find a free one. There is always
//! one: of `readers + 2` slots one is the newest, and each reader has at most one other.
//! A reader that stops anywhere keeps one slot from being used, and no one from going on.
//!
//! **Order of memory.** (1) A reader sees what was written into the slot that it takes: the swap
//! releases it, and the addition that reads the swapped word, or one that an addition of another
//! reader made of it, acquires it (additions continue the swap's release sequence). (2) The writer
//! writes no slot that is still read: each give-back releases, and the writer's load of the counter
//! acquires all of them (they are one release sequence each, and the count shows that all are in).
//! (3) The writer sees enough slots: who adds a reader makes its slot first, and takes the newest
//! slot afterwards, with release; a swap that finds that taking acquires it, and one that does not
//! has a reader less to care for. (4) A reader never goes back: all its operations are on one word,
//! whose values every thread sees in one order.
//!
//! The counting of takings in the word that names the slot is that of the split reference counts of
//! Williams, "C++ Concurrency in Action" (2012), chapter 7, with slots in place of pointers.

use std::cell::UnsafeCell;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The bits of the word that count; those above them are the slot's number.
const COUNT_BITS: u32 = 48;
/// The most slots.
const MOST_SLOTS: usize = 1 << (u64::BITS - COUNT_BITS);
/// The most readers at a time.
pub const MOST_READERS: usize = MOST_SLOTS - 2;
/// Segment s of the slots has 2ˢ of them, so that more can be made while others are used.
const SEGMENTS: usize = MOST_SLOTS.ilog2() as usize + 1;

/// In a cache line of its own.
#[repr(align(64))]
struct Counter(AtomicU64);

/// A place for a value.
struct Slot<T> {
    /// How often readers have given it back.
    given_back: Counter,
    /// How often it was taken in all publications that are over. The writer's alone.
    taken: AtomicU64,
    value: UnsafeCell<T>,
}

/// What the writer and its readers share.
pub struct Newest<T> {
    /// The newest slot's number, above how often it was taken since it was published.
    word: Counter,
    /// Slots made so far.
    slots: AtomicUsize,
    segments: [OnceLock<Box<[OnceLock<Slot<T>>]>>; SEGMENTS],
    /// Readers there are. The lock is for those who add or end one.
    readers: Mutex<usize>,
}

// SAFETY: a value is written by the one writer while no reader has its slot, and read by readers
// that have it; `T: Sync` lets several threads read one, `T: Send` lets another thread drop it.
unsafe impl<T: Send + Sync> Sync for Newest<T> {}

fn slot_of(word: u64) -> usize {
    (word >> COUNT_BITS) as usize
}

impl<T> Newest<T> {
    fn slot(&self, index: usize) -> &Slot<T> {
        let segment = (index + 1).ilog2() as usize;
        let slots = self.segments[segment].get().expect("made before its number was told");
        slots[index + 1 - (1 << segment)].get().expect("made before its number was told")
    }

    /// Makes a slot more. One call at a time.
    fn add_slot(&self, value: T) {
        let index = self.slots.load(Ordering::Relaxed);
        let segment = (index + 1).ilog2() as usize;
        let slots = self.segments[segment]
            .get_or_init(|| (0..1 << segment).map(|_| OnceLock::new()).collect());
        let slot = Slot {
            given_back: Counter(AtomicU64::new(0)),
            taken: AtomicU64::new(0),
            value: UnsafeCell::new(value),
        };
        assert!(slots[index + 1 - (1 << segment)].set(slot).is_ok(), "made twice");
        self.slots.store(index + 1, Ordering::Release);
    }

    /// A reader more, which has the newest value; `make` makes the value of a slot more, where one
    /// is needed. `None` where there are [`MOST_READERS`]. Locks, and may allocate.
    pub fn reader<E>(
        self: &Arc<Self>,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Option<Reader<T>>, E> {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if *readers == MOST_READERS {
            return Ok(None);
        }
        // A reader that ended has left its slot.
        if self.slots.load(Ordering::Relaxed) < *readers + 1 + 2 {
            self.add_slot(make()?);
        }
        *readers += 1;
        let mut reader = Reader { newest: Arc::clone(self), index: 0, slot: NonNull::dangling() };
        reader.take();
        Ok(Some(reader))
    }
}

/// The one that writes.
pub struct Writer<T> {
    newest: Arc<Newest<T>>,
    /// The slot that is being written.
    open: Option<usize>,
}

impl<T> Writer<T> {
    /// A writer that has published a value, and has memory for another one.
    pub fn new(published: T, spare: T) -> Self {
        let newest = Newest {
            word: Counter(AtomicU64::new(0)),
            slots: AtomicUsize::new(0),
            segments: [const { OnceLock::new() }; SEGMENTS],
            readers: Mutex::new(0),
        };
        newest.add_slot(published);
        newest.add_slot(spare);
        Self { newest: Arc::new(newest), open: None }
    }

    /// What readers are made from.
    pub fn newest(&self) -> &Arc<Newest<T>> {
        &self.newest
    }

    /// The value that is published next: an old one, to be overwritten. The same until then.
    pub fn open(&mut self) -> &mut T {
        let index = *self.open.get_or_insert_with(|| free_slot(&self.newest));
        // SAFETY: the slot is neither the newest nor a reader's, and stays so until `publish`; there
        // is one writer, which is borrowed mutably.
        unsafe { &mut *self.newest.slot(index).value.get() }
    }

    /// Makes the open value the newest.
    pub fn publish(&mut self) {
        let Some(index) = self.open.take() else { return };
        let before = self.newest.word.0.swap((index as u64) << COUNT_BITS, Ordering::AcqRel);
        let takings = before & ((1 << COUNT_BITS) - 1);
        let taken = &self.newest.slot(slot_of(before)).taken;
        taken.store(taken.load(Ordering::Relaxed).wrapping_add(takings), Ordering::Relaxed);
    }
}

/// A slot that nobody has, and that is not the newest.
fn free_slot<T>(newest: &Newest<T>) -> usize {
    let published = slot_of(newest.word.0.load(Ordering::Relaxed));
    let count = newest.slots.load(Ordering::Acquire);
    let is_free = |index: &usize| {
        let slot = newest.slot(*index);
        slot.given_back.0.load(Ordering::Acquire) == slot.taken.load(Ordering::Relaxed)
    };
    // From the one behind the newest on: in most cases the first.
    let others = (published + 1..count).chain(0..published);
    others.into_iter().find(is_free).expect("more slots than readers")
}

/// One that reads.
pub struct Reader<T> {
    newest: Arc<Newest<T>>,
    /// The slot that it has, and where that is: slots never move.
    index: usize,
    slot: NonNull<Slot<T>>,
}

// SAFETY: the pointer is to a slot of `newest`, which is kept alive; see `Newest`.
unsafe impl<T: Send + Sync> Send for Reader<T> {}
// SAFETY: as above; a shared reader only reads.
unsafe impl<T: Send + Sync> Sync for Reader<T> {}

impl<T> Reader<T> {
    /// The value that it has.
    #[inline]
    pub fn value(&self) -> &T {
        // SAFETY: the slot is this reader's, so nobody writes it, until `advance` or the end.
        unsafe { &*self.slot.as_ref().value.get() }
    }

    /// Exchanges the value for the newest one, if that is another.
    #[inline]
    pub fn advance(&mut self) {
        if self.is_behind() {
            self.give_back();
            self.take();
        }
    }

    /// Whether another value was published. As long as this reader has its slot, that slot is not
    /// written again: the same number is the same value.
    #[inline]
    fn is_behind(&self) -> bool {
        slot_of(self.newest.word.0.load(Ordering::Relaxed)) != self.index
    }

    fn give_back(&mut self) {
        // SAFETY: a slot of `newest`.
        unsafe { self.slot.as_ref() }.given_back.0.fetch_add(1, Ordering::Release);
    }

    fn take(&mut self) {
        self.index = slot_of(self.newest.word.0.fetch_add(1, Ordering::AcqRel));
        self.slot = NonNull::from(self.newest.slot(self.index));
    }
}

impl<T> Drop for Reader<T> {
    fn drop(&mut self) {
        self.give_back();
        // After the slot is given back, so that the next reader can count on it.
        *self.newest.readers.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicBool;

    fn reader<T>(writer: &Writer<T>, value: T) -> Reader<T> {
        writer.newest().reader(|| Ok::<_, ()>(value)).unwrap().expect("room")
    }

    /// A reader whose pieces a test takes one at a time.
    struct Stepped {
        reader: Reader<u64>,
        /// The next piece: 0 looks, 1 gives back, 2 takes.
        piece: u8,
        /// What it read last.
        seen: u64,
    }

    impl Stepped {
        fn step(&mut self, newest: u64) {
            match self.piece {
                0 => self.piece = u8::from(self.reader.is_behind()),
                1 => {
                    self.reader.give_back();
                    self.piece = 2;
                }
                _ => {
                    self.reader.take();
                    assert_eq!(*self.reader.value(), newest);
                    self.piece = 0;
                }
            }
        }
    }

    /// One order of the pieces of two readers and a writer, as digits in base 3.
    fn run_order(mut order: usize, pieces: usize) {
        let mut writer = Writer::new(1u64, 0);
        let mut readers = [0, 0].map(|_| Stepped { reader: reader(&writer, 0), piece: 0, seen: 1 });
        let (mut newest, mut is_open) = (1, false);
        for _ in 0..pieces {
            match order % 3 {
                2 if is_open => {
                    writer.publish();
                    (newest, is_open) = (newest + 1, false);
                }
                2 => {
                    // Finds a slot, or panics.
                    *writer.open() = newest + 1;
                    is_open = true;
                }
                index => readers[index].step(newest),
            }
            for reader in readers.iter_mut().filter(|reader| reader.piece < 2) {
                let value = *reader.reader.value();
                assert!(value == reader.seen || (value > reader.seen && value <= newest));
                reader.seen = value;
            }
            order /= 3;
        }
        // A reader that stopped between two pieces has nothing to give back.
        readers.into_iter().filter(|reader| reader.piece == 2).for_each(|mut reader| {
            reader.step(newest);
        });
    }

    #[test]
    fn in_every_order_values_stay_while_they_are_read_and_never_go_back() {
        const PIECES: u32 = 11;
        for order in 0..3usize.pow(PIECES) {
            run_order(order, PIECES as usize);
        }
    }

    #[test]
    fn slots_are_used_again_and_readers_that_end_leave_theirs() {
        let mut writer = Writer::new(vec![1], vec![]);
        for round in 2..200 {
            let mut all: Vec<_> = (0..3 + round % 4).map(|_| reader(&writer, vec![])).collect();
            for reader in &mut all {
                *writer.open() = vec![round];
                writer.publish();
                reader.advance();
                assert_eq!(reader.value(), &[round]);
            }
        }
        assert_eq!(writer.newest().slots.load(Ordering::Relaxed), 6 + 2);
    }

    #[test]
    fn there_are_so_many_readers_and_no_more() {
        let writer = Writer::new(0u8, 0);
        let mut all: Vec<_> = (0..MOST_READERS).map(|_| reader(&writer, 0)).collect();
        assert!(writer.newest().reader(|| Ok::<_, ()>(0)).unwrap().is_none());
        all.pop();
        assert!(writer.newest().reader(|| Err(())).unwrap().is_some());
    }

    #[test]
    fn threads_read_whole_values_that_never_go_back() {
        const PUBLICATIONS: u64 = if cfg!(debug_assertions) { 20_000 } else { 200_000 };
        let mut writer = Writer::new([0u64; 64], [0; 64]);
        let mut readers: Vec<_> = (0..4).map(|_| reader(&writer, [0; 64])).collect();
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for reader in &mut readers {
                scope.spawn(|| {
                    let mut last = 0;
                    while !done.load(Ordering::Relaxed) {
                        reader.advance();
                        let value = reader.value();
                        assert!(value.iter().all(|word| *word == value[0]) && value[0] >= last);
                        last = value[0];
                    }
                });
            }
            for version in 1..=PUBLICATIONS {
                writer.open().fill(version);
                writer.publish();
            }
            done.store(true, Ordering::Relaxed);
        });
        for reader in &mut readers {
            reader.advance();
            assert_eq!(reader.value(), &[PUBLICATIONS; 64]);
        }
    }
}
