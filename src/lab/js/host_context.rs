//! Tells the library of promises as they are made and fulfilled, so that a context can follow an `await`.

use super::engine::Shared;
use rquickjs::promise::PromiseHookType;
use rquickjs::{Ctx, Function, Object, Persistent, Result, Runtime};
use std::rc::Rc;

/// Adds `watchPromises(callback)`: from then on the callback hears `(event, promise)`.
pub(super) fn offer<'js>(ctx: &Ctx<'js>, host: &Object<'js>, shared: &Rc<Shared>) -> Result<()> {
    let shared = shared.clone();
    let watch = move |ctx: Ctx<'js>, callback: Function<'js>| {
        *shared.watcher.borrow_mut() = Some(Persistent::save(&ctx, callback));
    };
    host.set("watchPromises", Function::new(ctx.clone(), watch)?)
}

/// Passes what happens to promises on to the callback, once there is one.
pub(super) fn watch(runtime: &Runtime, shared: &Rc<Shared>) {
    let shared = shared.clone();
    runtime.set_promise_hook(Some(Box::new(move |ctx, event, promise, _parent| {
        let Some(watcher) = shared.watcher.borrow().clone() else { return };
        let event = match event {
            PromiseHookType::Init => "init",
            PromiseHookType::Before => "before",
            PromiseHookType::Resolve => "resolve",
            PromiseHookType::After => return,
        };
        let told = watcher.restore(&ctx).and_then(|callback| callback.call::<_, ()>((event, promise)));
        if told.is_err() {
            // No memory or no time is left: the engine says so itself with the next step.
            ctx.catch();
        }
    })));
}
