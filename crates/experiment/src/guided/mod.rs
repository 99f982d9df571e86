//! The guided stages: four experiments that build on each other, from no header at all to modes.
//!
//! They follow the stages of Thomas Wang's "A practical guide to CORS". Each starts where the one
//! before ended and fails at first; a stage is done when a run really succeeds and shows what the
//! stage is about.

mod credentials;
mod mode;
mod no_header;
mod preflight;

use cors_engine::{CredentialsMode, Mode, ResponseType, Settlement};
use cors_wire::{HeaderSource, Switch};

use crate::{PreflightNeed, Scenario, Verdict};

/// The stages in order.
pub const STAGES: [GuidedStage; 4] =
    [no_header::STAGE, preflight::STAGE, credentials::STAGE, mode::STAGE];

/// One stage.
#[derive(Clone, Copy, Debug)]
pub struct GuidedStage {
    /// `01` to `04`.
    pub number: &'static str,
    /// A few words.
    pub title: &'static str,
    /// What this is about, in two or three sentences.
    pub story: &'static str,
    /// What to look at after the run that fails.
    pub look_at: &'static str,
    /// The article's solution in a sentence.
    pub solution_title: &'static str,
    /// What to know about that solution.
    pub remark: &'static str,
    /// A solution that grants less than the article's, where there is one: its title.
    pub safer_title: Option<&'static str>,
    start: fn(&Lab<'_>) -> Scenario,
    solve: fn(&mut Scenario),
    solve_safer: fn(&mut Scenario),
    done: fn(&Scenario, &Verdict) -> Progress,
}

/// Where stages and experiments take place.
#[derive(Clone, Copy, Debug)]
pub struct Lab<'a> {
    /// The page's serialized origin.
    pub page_origin: &'a str,
    /// The ports of the companion's lab; the first is the one that its endpoints are known by.
    pub lab_ports: &'a [u16],
}

impl Lab<'_> {
    /// The lab's first port; as long as none is known, the one that it uses by default.
    pub(crate) fn port(&self) -> u16 {
        self.lab_ports.first().copied().unwrap_or(3000)
    }

    /// The lab's second port, if it has one.
    pub(crate) fn second_port(&self) -> Option<u16> {
        self.lab_ports.get(1).copied()
    }

    /// The companion's article endpoint, such as `http://localhost:3000/`.
    pub fn base_url(&self) -> String {
        format!("http://localhost:{}/", self.port())
    }
}

/// How far a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It failed, as it does at first.
    Failing,
    /// It went through, but not in the way that the stage is about; this is why.
    Beside(&'static str),
    /// Done.
    Done,
}

impl GuidedStage {
    /// The scenario that the stage starts with.
    pub fn start(&self, lab: &Lab<'_>) -> Scenario {
        (self.start)(lab)
    }

    /// The scenario after the article's solution. Leaves alone what the visitor changed besides.
    pub fn solution(&self, scenario: &Scenario) -> Scenario {
        let mut solved = scenario.clone();
        (self.solve)(&mut solved);
        solved
    }

    /// The scenario after the solution that grants less; the article's where there is none.
    pub fn safer_solution(&self, scenario: &Scenario) -> Scenario {
        let mut solved = scenario.clone();
        (self.solve_safer)(&mut solved);
        solved
    }

    /// How far the stage is after a run of `scenario`.
    pub fn progress(&self, scenario: &Scenario, verdict: &Verdict) -> Progress {
        (self.done)(scenario, verdict)
    }
}

/// Whether script could read a cross-origin answer, by the agreement of browser and record.
fn readable(verdict: &Verdict) -> Progress {
    let Verdict::Resolved(outcome) = verdict else { return Progress::Failing };
    match &outcome.settlement {
        Settlement::Resolve(response) => match response.response_type {
            ResponseType::Cors if (200..300).contains(&response.status) => Progress::Done,
            ResponseType::Cors => Progress::Beside(
                "It went through, and what the script can read is an error. CORS is content; now \
                 let the server answer with a success.",
            ),
            ResponseType::Basic => Progress::Beside(
                "It went through, but to the page's own origin, where CORS has no say. Send it to \
                 the companion's address instead.",
            ),
            ResponseType::Opaque | ResponseType::OpaqueRedirect => Progress::Beside(
                "It went out and came back, but closed: the script sees no status, no header and \
                 no body. That is not success.",
            ),
        },
        Settlement::Reject(_) | Settlement::Throw(_) => Progress::Failing,
    }
}

/// [`readable`], and the browser asked first.
fn readable_after_preflight(verdict: &Verdict) -> Progress {
    match (readable(verdict), verdict.preflight()) {
        (Progress::Done, Some(PreflightNeed::NotNeeded) | None) => Progress::Beside(
            "It went through, but without a preflight. Keep `Content-Type: application/json`, \
             which is what makes the browser ask.",
        ),
        (progress, _) => progress,
    }
}

/// [`readable_after_preflight`], and with credentials.
fn readable_with_credentials(scenario: &Scenario, verdict: &Verdict) -> Progress {
    match (readable_after_preflight(verdict), scenario.request.credentials) {
        (Progress::Done, CredentialsMode::Omit | CredentialsMode::SameOrigin) => Progress::Beside(
            "It went through, but without credentials. Keep `include`, which is what makes the \
             browser stricter.",
        ),
        (progress, _) => progress,
    }
}

/// [`readable`], in mode `cors`.
fn readable_in_mode_cors(scenario: &Scenario, verdict: &Verdict) -> Progress {
    match (readable(verdict), scenario.request.mode) {
        (Progress::Done, Mode::SameOrigin | Mode::NoCors) => Progress::Failing,
        (progress, _) => progress,
    }
}

/// A header switched on with a value.
fn on(value: &str) -> Switch {
    Switch { on: true, value: HeaderSource::Fixed(value.to_owned()) }
}

/// A solution that repeats no origin but names this page's.
fn for_this_origin(solve: fn(&mut Scenario), scenario: &mut Scenario) {
    solve(scenario);
    let origin = on(&scenario.page_origin);
    let policy = scenario.policy.get_or_insert_default();
    policy.preflight.allow_origin = origin.clone();
    policy.actual.allow_origin = origin;
}

/// A header switched on that repeats what the request asked for.
fn mirrored() -> Switch {
    Switch { on: true, value: HeaderSource::Mirror { mirror: true } }
}

#[cfg(test)]
mod tests {
    use cors_engine::Profile;

    use super::*;
    use crate::{Verdict, predict};

    const LAB: Lab<'_> = Lab { page_origin: "http://localhost:8000", lab_ports: &[3000, 3001] };

    /// The verdict of a run in which browser and record do what is predicted.
    fn run(scenario: &Scenario) -> Verdict {
        let outcome = predict(scenario, Profile::Standard).expect("a known target");
        match outcome.failure() {
            Some(_) => Verdict::Failed(outcome),
            None => Verdict::Resolved(outcome),
        }
    }

    #[test]
    fn each_stage_fails_as_it_should_and_its_solutions_succeed() {
        let failures = [
            "response/allow-origin-missing",
            "preflight/header-not-allowed",
            "preflight/allow-credentials-missing",
            "dispatch/same-origin-mode",
        ];
        for (stage, expected) in STAGES.iter().zip(failures) {
            let start = stage.start(&LAB);
            let verdict = run(&start);
            let failure = verdict.failure().expect(stage.title);
            assert_eq!(format!("{}/{}", failure.stage.id(), failure.cause.id()), expected);
            assert_eq!(stage.progress(&start, &verdict), Progress::Failing);
            for solved in [stage.solution(&start), stage.safer_solution(&start)] {
                assert_eq!(stage.progress(&solved, &run(&solved)), Progress::Done, "{expected}");
            }
        }
    }

    #[test]
    fn each_stage_starts_from_the_solution_of_the_one_before() {
        for pair in STAGES.windows(2) {
            let solved = pair[0].solution(&pair[0].start(&LAB));
            assert_eq!(solved.policy, pair[1].start(&LAB).policy);
        }
    }

    #[test]
    fn no_cors_resolves_but_is_not_done() {
        let mut scenario = STAGES[3].start(&LAB);
        scenario.request.mode = Mode::NoCors;
        let verdict = run(&scenario);
        assert_eq!(verdict.outcome_id(), "resolve");
        assert!(matches!(STAGES[3].progress(&scenario, &verdict), Progress::Beside(_)));
    }

    #[test]
    fn a_way_round_the_subject_is_not_done() {
        let mut without_header = STAGES[1].start(&LAB);
        without_header.request.headers.clear();
        let verdict = run(&without_header);
        assert_eq!(verdict.outcome_id(), "resolve");
        assert!(matches!(STAGES[1].progress(&without_header, &verdict), Progress::Beside(_)));

        let mut without_credentials = STAGES[2].start(&LAB);
        without_credentials.request.credentials = CredentialsMode::Omit;
        let verdict = run(&without_credentials);
        assert!(matches!(STAGES[2].progress(&without_credentials, &verdict), Progress::Beside(_)));
    }
}
