//! The scenario as code: for which server, how strict, and by which client.

use std::rc::Rc;

use cors_engine::{CredentialsMode, Keyword};
use cors_experiment::{ClientCode, Scenario};
use cors_snippets::{Grant, Proof, Snippet, Stack, Strength, Template, Unfillable, proof};

/// What is chosen in the code sheet, and what has been loaded for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The server's stack.
    pub stack: Stack,
    /// How strict; until somebody chooses, what the request needs.
    strength: Option<Strength>,
    /// The client; until somebody chooses, what sends the request.
    client: Option<ClientCode>,
    /// The origin of the visitor's own page, as typed; until somebody types, that of this page.
    pub origin: Option<String>,
    text: Text,
    proofs: Rc<str>,
}

/// The text of the chosen stack.
#[derive(Clone, Debug, PartialEq)]
enum Text {
    Asked,
    Loaded(Rc<str>),
    Missing,
}

/// Something that happened in the code sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum CodeEdit {
    /// The visitor chose a stack.
    Stack(Stack),
    /// The visitor chose a strength.
    Strength(Strength),
    /// The visitor chose a client.
    Client(ClientCode),
    /// The visitor typed the origin that is to be allowed, or imported a request of it.
    Origin(String),
    /// A stack's text came, or did not.
    Text(Stack, Option<Rc<str>>),
    /// The list of proofs came.
    Proofs(Rc<str>),
}

/// A stack's configuration, as far as there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Configuration {
    /// Its text is on its way.
    Loading,
    /// Its text did not come.
    Missing,
    /// This.
    Filled(Snippet),
    /// It cannot be configured so; why, and the trap.
    Unfillable(Unfillable, String),
}

impl Code {
    /// With this stack chosen.
    pub fn new(stack: Stack) -> Self {
        Self {
            stack,
            strength: None,
            client: None,
            origin: None,
            text: Text::Asked,
            proofs: "".into(),
        }
    }

    /// Takes in what happened.
    pub fn take(&mut self, edit: CodeEdit) {
        match edit {
            CodeEdit::Stack(stack) => {
                self.stack = stack;
                self.text = Text::Asked;
            }
            CodeEdit::Strength(strength) => self.strength = Some(strength),
            CodeEdit::Client(client) => self.client = Some(client),
            CodeEdit::Origin(origin) => self.origin = Some(origin),
            // A text that comes late is of a stack that is no longer looked at.
            CodeEdit::Text(stack, text) if stack == self.stack => {
                self.text = text.map_or(Text::Missing, Text::Loaded);
            }
            CodeEdit::Text(..) => {}
            CodeEdit::Proofs(proofs) => self.proofs = proofs,
        }
    }

    /// The stack whose text must be loaded.
    pub fn wanted(&self) -> Option<Stack> {
        (self.text == Text::Asked).then_some(self.stack)
    }

    /// How strict the configuration is to be.
    pub fn strength(&self, scenario: &Scenario) -> Strength {
        let needed = match scenario.request.credentials {
            CredentialsMode::Include => Strength::Credentials,
            CredentialsMode::Omit | CredentialsMode::SameOrigin => Strength::AllowList,
        };
        self.strength.unwrap_or(needed)
    }

    /// By which client the request is sent in the code.
    pub fn client(&self, scenario: &Scenario) -> ClientCode {
        self.client.unwrap_or_else(|| ClientCode::of(&scenario.request))
    }

    /// The configuration that makes the scenario's request work.
    pub fn configuration(&self, scenario: &Scenario) -> Configuration {
        let text = match &self.text {
            Text::Asked => return Configuration::Loading,
            Text::Missing => return Configuration::Missing,
            Text::Loaded(text) => text,
        };
        let Some(template) = Template::parse(self.stack, text) else {
            return Configuration::Missing;
        };
        let mut grant = Grant::of(scenario);
        if let Some(origin) = &self.origin {
            grant = grant.moved(&scenario.page_origin, origin);
        }
        match template.fill(self.strength(scenario), &grant) {
            Ok(snippet) => Configuration::Filled(snippet),
            Err(why) => Configuration::Unfillable(why, template.trap()),
        }
    }

    /// That the chosen stack's configuration was run, if it was.
    pub fn proof(&self) -> Option<Proof<'_>> {
        proof(&self.proofs, self.stack)
    }
}

/// The stack with this identifier or name.
pub fn stack_of(text: &str) -> Option<Stack> {
    Stack::ALL.iter().copied().find(|stack| stack.id() == text || stack.name() == text)
}

#[cfg(test)]
mod tests {
    use cors_engine::CredentialsMode;
    use cors_experiment::{RequestSpec, Scenario};
    use cors_snippets::{PROOFS, Stack, Strength};

    use super::{Code, CodeEdit, Configuration, stack_of};

    fn scenario() -> Scenario {
        let page_origin = "http://localhost:8000".to_owned();
        let request = RequestSpec::new("http://localhost:3000/");
        Scenario::new(page_origin, request, None)
    }

    #[test]
    fn a_text_that_comes_late_is_not_taken_for_another_stacks() {
        let mut code = Code::new(Stack::Nginx);
        code.take(CodeEdit::Stack(Stack::Koa));
        code.take(CodeEdit::Text(Stack::Nginx, Some(Stack::Nginx.text().into())));
        assert_eq!(code.configuration(&scenario()), Configuration::Loading);
        assert_eq!(code.wanted(), Some(Stack::Koa));
        code.take(CodeEdit::Text(Stack::Koa, Some(Stack::Koa.text().into())));
        assert!(matches!(code.configuration(&scenario()), Configuration::Filled(_)));
        assert_eq!(code.wanted(), None);
    }

    #[test]
    fn what_is_no_template_is_missing() {
        let mut code = Code::new(Stack::Koa);
        code.take(CodeEdit::Text(Stack::Koa, Some("<!doctype html>".into())));
        assert_eq!(code.configuration(&scenario()), Configuration::Missing);
        code.take(CodeEdit::Text(Stack::Koa, None));
        assert_eq!(code.configuration(&scenario()), Configuration::Missing);
    }

    #[test]
    fn the_request_says_how_strict_until_somebody_does() {
        let mut code = Code::new(Stack::Koa);
        let mut scenario = scenario();
        assert_eq!(code.strength(&scenario), Strength::AllowList);
        scenario.request.credentials = CredentialsMode::Include;
        assert_eq!(code.strength(&scenario), Strength::Credentials);
        code.take(CodeEdit::Strength(Strength::Public));
        assert_eq!(code.strength(&scenario), Strength::Public);
    }

    #[test]
    fn the_code_is_for_the_visitors_own_page() {
        let mut code = Code::new(Stack::Koa);
        code.take(CodeEdit::Text(Stack::Koa, Some(Stack::Koa.text().into())));
        let told = |code: &Code| match code.configuration(&scenario()) {
            Configuration::Filled(snippet) => snippet.files[0].text.clone(),
            other => panic!("{other:?}"),
        };
        assert!(told(&code).contains("http://localhost:8000"));
        code.take(CodeEdit::Origin("https://app.example".to_owned()));
        assert!(told(&code).contains("https://app.example"));
        assert!(!told(&code).contains("http://localhost:8000"));
        code.take(CodeEdit::Origin("https://app.example/".to_owned()));
        assert!(told(&code).contains("http://localhost:8000"), "what is no origin changes nothing");
    }

    #[test]
    fn a_proof_is_the_chosen_stacks() {
        let mut code = Code::new(Stack::Nginx);
        code.take(CodeEdit::Proofs(PROOFS.into()));
        assert_eq!(code.proof().map(|proof| proof.stack), Some("nginx"));
        code.take(CodeEdit::Stack(stack_of("Traefik").expect("there is one")));
        assert_eq!(code.proof(), None);
    }
}
