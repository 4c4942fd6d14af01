//! Snapshots: copies of a trainer's weights that sessions serve while training goes on.
//!
//! A snapshot is published in pieces of at most about 64 Ki floats: first the flat weights are
//! copied, then from that copy the order in which products read them. All memory is made
//! beforehand, one snapshot for each session that follows and two more, and used again and again;
//! [`crate::kernels::newest`] says why neither side ever waits. Cost of a publication: the weights are
//! read twice and written twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Error, ErrorCode};
use crate::kernels::level::Level;
use crate::kernels::newest::{MOST_READERS, Newest, Reader, Writer};
use crate::kernels::runtime::Runtime;
use crate::tensor::buffer::Buffer;

use super::model::Network;
use super::packed::{PIECE, PackedWeights, Packing};
use super::passes::Weights;

/// An immutable copy of the weights, once it is published.
pub struct Snapshot {
    flat: Buffer,
    packed: PackedWeights,
    version: u64,
}

impl Snapshot {
    /// Memory for one.
    fn new(shared: &Shared) -> Result<Self, Error> {
        let mut flat = Buffer::zeroed::<f32>(shared.network.layout.floats)?;
        flat.touch();
        let packed = PackedWeights::zeroed(Arc::clone(&shared.packing))?;
        Ok(Self { flat, packed, version: 0 })
    }

    /// As a pass reads them.
    #[inline]
    pub fn weights(&self) -> Weights<'_> {
        Weights { flat: self.flat.as_slice(), packed: Some(&self.packed) }
    }

    /// Its number: the first that was published has 1.
    pub fn version(&self) -> u64 {
        self.version
    }
}

/// What the one that publishes and those that follow share.
struct Shared {
    network: Arc<Network>,
    packing: Arc<Packing>,
    /// Of the copies for products.
    level: Level,
    /// Of the newest snapshot.
    version: AtomicU64,
}

/// What sessions that follow are made from. Keeps what it needs alive.
#[derive(Clone)]
pub struct Snapshots {
    shared: Arc<Shared>,
    newest: Arc<Newest<Snapshot>>,
}

impl Snapshots {
    /// The network whose weights they are.
    pub fn network(&self) -> &Arc<Network> {
        &self.shared.network
    }

    /// The instruction set that they are made for.
    pub fn level(&self) -> Level {
        self.shared.level
    }

    /// The version of the newest one.
    pub fn version(&self) -> u64 {
        self.shared.version.load(Ordering::Acquire)
    }

    /// A reader for one session. Locks, and allocates a snapshot's memory.
    pub(super) fn reader(&self) -> Result<Reader<Snapshot>, Error> {
        let reader = self.newest.reader(|| Snapshot::new(&self.shared))?;
        reader.ok_or_else(|| {
            Error::new(
                ErrorCode::OutOfRange,
                format!("snapshots: expected at most {MOST_READERS} sessions that follow them"),
            )
        })
    }
}

/// The one that publishes.
pub struct Publisher {
    shared: Arc<Shared>,
    writer: Writer<Snapshot>,
    /// The next piece of the publication in progress.
    piece: Option<usize>,
}

impl Publisher {
    /// Makes the memory of two snapshots and publishes the weights as version 1.
    pub fn new(network: &Arc<Network>, runtime: &Runtime, flat: &[f32]) -> Result<Self, Error> {
        let shared = Arc::new(Shared {
            network: Arc::clone(network),
            packing: Arc::new(Packing::new(network)),
            level: runtime.level(),
            version: AtomicU64::new(0),
        });
        let writer = Writer::new(Snapshot::new(&shared)?, Snapshot::new(&shared)?);
        let mut publisher = Self { shared, writer, piece: None };
        publisher.publish(runtime, flat);
        Ok(publisher)
    }

    /// What sessions that follow are made from.
    pub fn snapshots(&self) -> Snapshots {
        let newest = Arc::clone(self.writer.newest());
        Snapshots { shared: Arc::clone(&self.shared), newest }
    }

    /// The version of the newest snapshot.
    pub fn version(&self) -> u64 {
        self.shared.version.load(Ordering::Relaxed)
    }

    /// Begins a publication; one in progress is given up.
    pub fn begin(&mut self) {
        self.piece = Some(0);
    }

    /// Goes on by up to so many pieces, at least one, with the weights that the publication was begun
    /// with; says whether it is finished, and the snapshot visible. Allocates nothing. The runtime
    /// has the level of the first.
    pub fn go_on(&mut self, runtime: &Runtime, flat: &[f32], pieces: usize) -> bool {
        let Some(first) = self.piece else { return true };
        let copies = flat.len().div_ceil(PIECE);
        let all = copies + self.shared.packing.pieces();
        let snapshot = self.writer.open();
        let end = all.min(first.saturating_add(pieces.max(1)));
        for piece in first..end {
            if piece < copies {
                let range = piece * PIECE..flat.len().min((piece + 1) * PIECE);
                let to = &mut snapshot.flat.as_mut_slice()[range.clone()];
                to.copy_from_slice(&flat[range]);
            } else {
                let Snapshot { flat, packed, .. } = snapshot;
                packed.pack(&self.shared.network, runtime, flat.as_slice(), piece - copies);
            }
        }
        self.piece = Some(end);
        if end < all {
            return false;
        }
        let version = self.shared.version.load(Ordering::Relaxed) + 1;
        snapshot.version = version;
        self.writer.publish();
        // After the snapshot: who has read this number finds that snapshot, or a newer one.
        self.shared.version.store(version, Ordering::Release);
        self.piece = None;
        true
    }

    /// A whole publication. Returns its version.
    pub fn publish(&mut self, runtime: &Runtime, flat: &[f32]) -> u64 {
        self.begin();
        self.go_on(runtime, flat, usize::MAX);
        self.version()
    }
}
