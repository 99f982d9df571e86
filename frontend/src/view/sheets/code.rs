//! The scenario as code: the server's configuration, and the client's request.

use cors_engine::Keyword;
use cors_experiment::{ClientCode, Scenario};
use cors_snippets::{File, Stack, Strength, is_origin};
use yew::{Callback, Html};

use crate::html::html;
use crate::session::{Action, Code, CodeEdit, Configuration, stack_of};
use crate::view::Desk;
use crate::view::copy::copied;
use crate::view::element::code as literal;
use crate::view::field::{TextInput, labelled, messages};
use crate::view::prose::prose;

pub(super) fn code(desk: &Desk<'_>) -> Html {
    let scenario = desk.session.scenario();
    let edit = desk.dispatch.reform(Action::Code);
    html! {
        <>
            { server(desk, &scenario, &edit) }
            { client(desk, &scenario, &edit) }
        </>
    }
}

fn server(desk: &Desk<'_>, scenario: &Scenario, edit: &Callback<CodeEdit>) -> Html {
    let code = &desk.session.code;
    let stacks: Vec<_> = Stack::ALL.iter().map(|stack| stack.name()).collect();
    let strengths: Vec<_> = Strength::ALL.iter().map(|strength| strength.name()).collect();
    let edit_stack = edit.clone();
    let on_stack = Callback::from(move |name: String| {
        if let Some(stack) = stack_of(&name) {
            edit_stack.emit(CodeEdit::Stack(stack));
        }
    });
    let edit_strength = edit.clone();
    let on_strength = Callback::from(move |name: String| {
        let mut all = Strength::ALL.iter();
        if let Some(&strength) = all.find(|strength| strength.name() == name) {
            edit_strength.emit(CodeEdit::Strength(strength));
        }
    });
    let strength = code.strength(scenario).name();
    html! {
        <section class="code" aria-label="Server code">
            <h3>{ "Server code" }</h3>
            <p class="lead">{ "Allows this request and what the server's answers list, and nothing else." }</p>
            <div class="row">
                { labelled("Stack", None, &stacks, code.stack.name(), Some(&on_stack)) }
                { labelled("Strength", None, &strengths, strength, Some(&on_strength)) }
            </div>
            { origin(code, scenario, edit) }
            { configuration(desk, scenario) }
        </section>
    }
}

/// The origin of the page that is to be let in: the visitor's own, which this page can only guess.
fn origin(code: &Code, scenario: &Scenario, edit: &Callback<CodeEdit>) -> Html {
    let value = code.origin.as_deref().unwrap_or(&scenario.page_origin);
    let errors = if is_origin(value) {
        Vec::new()
    } else {
        vec![
            "An origin was expected: scheme, host and unusual port, such as `https://app.example`"
                .to_owned(),
        ]
    };
    let name = Some("Origin of your page".into());
    let on_text = Some(edit.reform(CodeEdit::Origin));
    let input = TextInput { name, value, errors: &errors, notes: None, suggestions: None, on_text };
    let hint = if value == scenario.page_origin {
        "This is the Explorer's own. Put in the origin of the page that will call the server."
    } else {
        ""
    };
    html! {
        <div class="field">
            <span>{ "Origin of your page" }</span>
            { input.draw() }
            { messages("error", &errors) }
            <small class="quiet">{ hint }</small>
        </div>
    }
}

fn configuration(desk: &Desk<'_>, scenario: &Scenario) -> Html {
    let code = &desk.session.code;
    match code.configuration(scenario) {
        Configuration::Loading => html! { <p role="status">{ "Loading." }</p> },
        Configuration::Missing => html! {
            <p role="status">{ "The text for this stack could not be loaded." }</p>
        },
        Configuration::Filled(snippet) => html! {
            <>
                { proof(code) }
                { snippet.files.into_iter().map(|file| self::file(desk, file)).collect::<Html>() }
                { trap(&snippet.trap) }
            </>
        },
        Configuration::Unfillable(why, words) => html! {
            <>
                <p role="status"><b>{ "There is none: " }</b>{ prose(&why.to_string()) }{ "." }</p>
                { trap(&words) }
            </>
        },
    }
}

fn proof(code: &Code) -> Html {
    match code.proof() {
        Some(proof) => html! {
            <p class="proof proven">{ "✓ Proven with " }{ proof.version }{ " on " }{ proof.date }</p>
        },
        None => html! { <p class="proof">{ "Not run here: written from the documentation" }</p> },
    }
}

fn file(desk: &Desk<'_>, file: File) -> Html {
    let place = if file.place.is_empty() { "" } else { ", " };
    let title = html! { <>{ literal(&file.name) }{ place }{ file.place }</> };
    copied(desk, title, &file.name, file.text)
}

fn trap(words: &str) -> Html {
    html! { <p class="trap"><b>{ "Mind: " }</b>{ prose(words) }</p> }
}

fn client(desk: &Desk<'_>, scenario: &Scenario, edit: &Callback<CodeEdit>) -> Html {
    let client = desk.session.code.client(scenario);
    let names: Vec<_> = ClientCode::ALL.iter().map(|client| client.name()).collect();
    let edit = edit.clone();
    let on_client = Callback::from(move |name: String| {
        let mut all = ClientCode::ALL.iter();
        if let Some(&client) = all.find(|client| client.name() == name) {
            edit.emit(CodeEdit::Client(client));
        }
    });
    let name = client.name();
    html! {
        <section class="code" aria-label="Client code">
            <h3>{ "Client code" }</h3>
            { labelled("Client", None, &names, name, Some(&on_client)) }
            { copied(desk, html! { "This request" }, name, client.code(scenario)) }
        </section>
    }
}
