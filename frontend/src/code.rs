//! Loads what the code sheet shows, and remembers the stack that was looked at last.

use std::mem::replace;

use cors_snippets::Stack;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::browser;
use crate::control;
use crate::session::{Action, Code, CodeEdit, Session, Sheet, stack_of};

/// Under which the browser remembers the stack.
const REMEMBERED: &str = "cors-explorer-stack";

/// The sheet as it opens: with the stack of the last visit.
pub(crate) fn opened() -> Code {
    let last = browser::remembered(REMEMBERED).and_then(|id| stack_of(&id));
    Code::new(last.unwrap_or(Stack::Nginx))
}

/// Loads what the sheet lacks while it is open.
#[derive(Default)]
pub(crate) struct Loading(Option<Stack>);

impl Loading {
    /// Looks at what was just drawn.
    pub(crate) fn drawn(&mut self, session: &Session, dispatch: &Callback<Action>) {
        let open = session.sheet == Some(Sheet::Code);
        let wanted = open.then(|| session.code.wanted()).flatten();
        if replace(&mut self.0, wanted) != wanted
            && let Some(stack) = wanted
        {
            browser::remember(REMEMBERED, stack.id());
            spawn_local(load(stack, dispatch.clone()));
        }
    }
}

/// Loads a stack's text, and which stacks were run.
async fn load(stack: Stack, dispatch: Callback<Action>) {
    // The proofs first: a text without its proof counts as not run.
    if let Some(proofs) = control::file("/stacks/proven.txt").await {
        dispatch.emit(Action::Code(CodeEdit::Proofs(proofs)));
    }
    let text = control::file(&format!("/stacks/{}.txt", stack.id())).await;
    dispatch.emit(Action::Code(CodeEdit::Text(stack, text)));
}
