//! What a value hides from JavaScript and inspect has to show: the state of a promise, what is behind a proxy.

use rquickjs::promise::PromiseState;
use rquickjs::{Array, Ctx, Function, Object, Result, Value};

/// Adds `promiseState` and `proxyTarget` to the object of the program's functions.
pub(super) fn offer<'js>(ctx: &Ctx<'js>, host: &Object<'js>) -> Result<()> {
    host.set("promiseState", Function::new(ctx.clone(), promise_state)?)?;
    host.set("proxyTarget", Function::new(ctx.clone(), proxy_target)?)
}

/// Returns `[state, result]` of a promise, and `undefined` for anything else.
fn promise_state<'js>(ctx: Ctx<'js>, value: Value<'js>) -> Result<Option<Array<'js>>> {
    let Some(promise) = value.as_promise() else { return Ok(None) };
    let pair = Array::new(ctx.clone())?;
    match promise.state() {
        PromiseState::Pending => pair.set(0, "pending")?,
        PromiseState::Resolved => {
            pair.set(0, "fulfilled")?;
            pair.set(1, promise.result::<Value<'js>>().transpose()?)?;
        }
        PromiseState::Rejected => {
            pair.set(0, "rejected")?;
            // The reason arrives as what the engine is throwing.
            if let Some(Err(_)) = promise.result::<Value<'js>>() {
                pair.set(1, ctx.catch())?;
            }
        }
    }
    Ok(Some(pair))
}

/// Returns what a proxy stands before, `null` when it was revoked, and `undefined` for anything else.
fn proxy_target<'js>(ctx: Ctx<'js>, value: Value<'js>) -> Result<Value<'js>> {
    let Some(proxy) = value.as_proxy() else { return Ok(Value::new_undefined(ctx)) };
    match proxy.target() {
        Ok(target) => Ok(target.into_value()),
        Err(_) => {
            // What was thrown says no more than that the proxy was revoked.
            ctx.catch();
            Ok(Value::new_null(ctx))
        }
    }
}
