//! One engine with its limits.

use super::modules::Modules;
use super::{host, host_context, trouble};
use crate::base::clock::Clock;
use crate::lab::wire::Start;
use crate::learner::{ConsoleLine, Trouble};
use rquickjs::prelude::IntoArgs;
use rquickjs::{CatchResultExt, Context, FromJs, Function, Module, Object, Persistent, Runtime, Value};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Bytes of memory of one engine.
const MEMORY: usize = 64 * 1024 * 1024;
/// Bytes of stack of one engine.
const STACK: usize = 512 * 1024;

/// What the engine's parts share.
#[derive(Debug)]
pub(super) struct Shared {
    /// What was printed and not yet sent.
    pub(super) console: RefCell<Vec<ConsoleLine>>,
    /// Lines and bytes printed so far.
    pub(super) printed: Cell<(usize, usize)>,
    /// Where chance stands.
    pub(super) chance: RefCell<crate::base::chance::Chance>,
    /// Rejections that nobody has handled yet.
    pub(super) unhandled: RefCell<Vec<(Persistent<Value<'static>>, Trouble)>>,
    /// Counts the engine's real time from its start.
    pub(super) clock: Clock,
    /// Milliseconds of processor time until it stops.
    pub(super) millis: u64,
    /// What hears of promises.
    pub(super) watcher: RefCell<Option<Persistent<Function<'static>>>>,
    /// Whether the engine was told to stop because its time was up.
    late: Cell<bool>,
}

/// An engine and the module it began with.
pub(super) struct Engine {
    // Dropped in this order: values, context, runtime.
    own: Persistent<Object<'static>>,
    shared: Rc<Shared>,
    context: Context,
    runtime: Runtime,
    millis: u64,
}

impl Drop for Engine {
    fn drop(&mut self) {
        // The hook that the runtime holds would keep the function alive, and the function the runtime's memory.
        self.shared.watcher.take();
    }
}

impl Engine {
    /// Makes an engine that begins with the module `own`, whose exports [`Engine::call`] reaches.
    pub(super) fn new(start: &Start, own: &str, checks: bool) -> Result<Self, Trouble> {
        let failed = |error: rquickjs::Error| Trouble { message: error.to_string(), ..Trouble::default() };
        let runtime = Runtime::new().map_err(failed)?;
        runtime.set_memory_limit(MEMORY);
        runtime.set_max_stack_size(STACK);
        let shared = Rc::new(Shared {
            console: RefCell::default(),
            printed: Cell::default(),
            chance: RefCell::new(crate::base::chance::Chance::from_seed(start.seed)),
            unhandled: RefCell::default(),
            clock: Clock::Processor,
            millis: start.millis,
            watcher: RefCell::default(),
            late: Cell::new(false),
        });
        let flag = shared.clone();
        runtime.set_interrupt_handler(Some(Box::new(move || {
            let late = flag.clock.steady_millis() >= flag.millis;
            if late {
                flag.late.set(true);
            }
            late
        })));
        let rejections = shared.clone();
        runtime.set_host_promise_rejection_tracker(Some(Box::new(move |ctx, promise, reason, handled| {
            let mut unhandled = rejections.unhandled.borrow_mut();
            if handled {
                unhandled.retain(|(known, _)| known.clone().restore(&ctx).is_ok_and(|known| known != promise));
            } else {
                unhandled.push((Persistent::save(&ctx, promise), trouble::of_value(&reason)));
            }
        })));
        host_context::watch(&runtime, &shared);
        let files = start.files.iter().cloned().collect();
        let modules = Modules { files, checks };
        runtime.set_loader(modules.clone(), modules);
        let context = Context::full(&runtime).map_err(failed)?;
        let made = context.with(|ctx| -> Result<Persistent<Object<'static>>, Trouble> {
            host::offer(&ctx, &shared, start.now).catch(&ctx).map_err(|error| trouble::of_caught(&error))?;
            let run = || -> rquickjs::Result<Object<'_>> {
                let (module, promise) =
                    Module::declare(ctx.clone(), "hornbook:", format!("export * from '{own}';"))?.eval()?;
                promise.finish::<()>()?;
                module.namespace()
            };
            let namespace = run().catch(&ctx).map_err(|error| trouble::of_caught(&error))?;
            Ok(Persistent::save(&ctx, namespace))
        })?;
        Ok(Self { own: made, shared, context, runtime, millis: start.millis })
    }

    /// Calls an export of the first module and returns what it returns.
    pub(super) fn call<T>(&self, name: &str, arguments: impl for<'js> IntoArgs<'js>) -> Result<T, Trouble>
    where
        T: for<'js> FromJs<'js>,
    {
        let called = self.context.with(|ctx| {
            let run = || -> rquickjs::Result<T> {
                let own = self.own.clone().restore(&ctx)?;
                own.get::<_, Function<'_>>(name)?.call(arguments)
            };
            run().catch(&ctx).map_err(|error| trouble::of_caught(&error))
        });
        called.map_err(|trouble| self.explained(trouble))
    }

    /// Calls an export with a value as JSON and reads the JSON that it returns.
    pub(super) fn exchange<T: DeserializeOwned>(&self, name: &str, value: &impl Serialize) -> Result<T, Trouble> {
        let unreadable = |error: serde_json::Error| Trouble { message: error.to_string(), ..Trouble::default() };
        let json = serde_json::to_string(value).map_err(unreadable)?;
        let answer: String = self.call(name, (json,))?;
        serde_json::from_str(&answer).map_err(unreadable)
    }

    /// Runs everything that is ready. What nobody catches ends the work, as it ends a Node process.
    pub(super) fn settle(&self) -> Result<(), Trouble> {
        loop {
            match self.runtime.execute_pending_job() {
                Ok(true) => {}
                Ok(false) => break,
                Err(exception) => {
                    let context = exception.0;
                    let thrown = context.with(|ctx| trouble::of_value(&ctx.catch()));
                    return Err(self.explained(thrown));
                }
            }
        }
        if self.shared.late.get() {
            return Err(self.explained(Trouble::default()));
        }
        match self.shared.unhandled.borrow_mut().drain(..).next() {
            Some((_, trouble)) if trouble::may_be_memory(&trouble) => Err(self.explained(trouble)),
            Some((_, trouble)) => {
                Err(self.explained(Trouble { message: format!("nothing caught {}", trouble.message), ..trouble }))
            }
            None => Ok(()),
        }
    }

    /// Takes what was printed since the last time.
    pub(super) fn printed(&self) -> Vec<ConsoleLine> {
        self.shared.console.take()
    }

    /// Frees what only circles hold.
    pub(super) fn collect(&self) {
        self.runtime.run_gc();
    }

    /// Says what an interruption means, and a want of memory.
    fn explained(&self, trouble: Trouble) -> Trouble {
        if !self.shared.late.get() {
            if !trouble::may_be_memory(&trouble) {
                return trouble;
            }
            let used = usize::try_from(self.runtime.memory_usage().malloc_size).unwrap_or(0);
            if trouble.message == "null was thrown" && used < MEMORY / 2 {
                return trouble;
            }
            let message = format!("stopped: it used more memory than the sandbox has, {} MB", MEMORY / 1024 / 1024);
            return Trouble { message, ..trouble };
        }
        let seconds = self.millis as f64 / 1_000.0;
        Trouble { message: format!("stopped: it did not end within {seconds} s"), ..trouble }
    }
}
