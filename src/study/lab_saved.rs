//! A lab as a learner left it, without a session: for commands.

use super::LabSession;
use crate::base::clock::Timestamp;
use crate::course::{Lab, LessonId, PackId};
use crate::progress::{Store, StoreError};
use std::sync::Arc;

/// Takes up a lab with the learner's own files, as the screen keeps them while they are typed.
///
/// # Errors
/// When the store cannot be read.
pub fn saved_lab(store: &Store, pack: &PackId, lesson: &LessonId, lab: &Arc<Lab>) -> Result<LabSession, StoreError> {
    let drafts = store.drafts(&format!("{pack}/{lesson}/lab/{}/", lab.id))?;
    let state = store.labs(pack, lesson)?.remove(&lab.id);
    let mut session = LabSession::new(lab.clone(), &drafts, state.as_ref());
    session.take_snapshots(store.snapshots(pack, lesson, &lab.id)?);
    Ok(session)
}

/// Sets the learner's files back to the start; what was there is kept as a snapshot first. Returns its number, none when nothing had changed.
///
/// # Errors
/// When the store cannot be read or written. No file is set back before the snapshot is saved.
pub fn reset_saved_lab(
    store: &mut Store,
    pack: &PackId,
    lesson: &LessonId,
    lab: &Arc<Lab>,
    now: Timestamp,
) -> Result<Option<u32>, StoreError> {
    let mut session = saved_lab(store, pack, lesson, lab)?;
    let Some(kept) = session.reset(now) else { return Ok(None) };
    store.save_snapshot(pack, lesson, &lab.id, &kept)?;
    for (path, text) in session.take_unsaved() {
        store.save_draft(&format!("{pack}/{lesson}/lab/{}/{path}", lab.id), text.as_deref())?;
    }
    Ok(Some(kept.number))
}
