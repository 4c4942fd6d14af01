//! The weights that a session serves: those of a model, or the newest of a trainer's snapshots.

use std::sync::Arc;

use crate::error::Error;
use crate::kernels::newest::Reader;
use crate::tensor::buffer::Buffer;

use super::packed::PackedWeights;
use super::passes::Weights;
use super::session::Session;
use super::snapshot::Snapshot;

/// Where a session's weights come from.
pub(super) enum Served {
    /// A model's, which stay.
    Model { flat: Arc<Buffer>, packed: Arc<PackedWeights> },
    /// A trainer's snapshots; pinned, the session stays with the one that it has.
    Snapshots { reader: Reader<Snapshot>, is_pinned: bool },
}

impl Served {
    /// As a pass reads them.
    #[inline]
    pub(super) fn weights(&self) -> Weights<'_> {
        match self {
            Self::Model { flat, packed } => Weights { flat: flat.as_slice(), packed: Some(packed) },
            Self::Snapshots { reader, .. } => reader.value().weights(),
        }
    }

    /// Takes the newest snapshot, unless pinned.
    #[inline]
    pub(super) fn follow(&mut self) {
        if let Self::Snapshots { reader, is_pinned: false } = self {
            reader.advance();
        }
    }
}

impl Session {
    /// Takes the newest snapshot, where the session follows any and is not pinned, as each run does:
    /// a bounded number of atomic operations.
    pub fn follow(&mut self) {
        self.served.follow();
    }

    /// Stays with the snapshot that the session has, or follows again from the next run on.
    pub fn pin(&mut self, pin: bool) -> Result<(), Error> {
        match &mut self.served {
            Served::Snapshots { is_pinned, .. } => *is_pinned = pin,
            Served::Model { .. } => {
                return Err(Error::state(
                    "session: expected one that follows snapshots, got one of a model, whose \
                     weights stay",
                ));
            }
        }
        Ok(())
    }

    /// The version of the snapshot that the session has; 0 for a session of a model.
    pub fn version(&self) -> u64 {
        match &self.served {
            Served::Model { .. } => 0,
            Served::Snapshots { reader, .. } => reader.value().version(),
        }
    }

    /// SHA-256 over the bits of all weights that the session has.
    pub fn hash(&self) -> [u8; 32] {
        self.network().hash(self.served.weights().flat)
    }
}
