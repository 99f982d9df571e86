//! Attacks over real sockets: what a stranger's page reads from a server with a mistake, and no
//! longer reads once it is mended.

use cors_engine::{CredentialsMode, Profile, Settlement};
use cors_experiment::{
    Replay, Scenario,
    lint::{PROOFS, Proof, SECRET},
    replay,
};
use cors_wire::Policy;

use crate::companion::Companion;

/// Puts a policy in place, and sends what the browser would send for the attacking page. Gives the
/// body that came, and what the rules let the page have of it.
fn attack(companion: &Companion, proof: &Proof, policy: &Policy) -> (String, Replay) {
    let json = serde_json::to_string(policy).expect("JSON");
    let put = companion.call_with("PUT", "/api/endpoints/root", &json);
    assert_eq!(put.status, 200, "{}", put.text());
    let before = companion.record(u64::MAX).next;
    let url = format!("http://localhost:{}/", companion.lab_ports[0]);
    let Scenario { page_origin, request, .. } = proof.attack(&url);
    let mut lines = vec![format!("Origin: {page_origin}")];
    if proof.credentials == CredentialsMode::Include {
        lines.push("Cookie: session=visitor".to_owned());
    }
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    let reply = companion.lab().ask("GET", "/", &lines);
    let record = companion.record(before).exchanges;
    assert_eq!(record.len(), 1, "{}", proof.story);
    let replayed = replay(&page_origin, &request, &record, Profile::Standard);
    (reply.text().to_owned(), replayed.expect("an origin"))
}

#[test]
fn a_stranger_reads_the_secret_until_the_mistake_is_mended() {
    let companion = Companion::start();
    for proof in PROOFS {
        let (body, replay) = attack(&companion, proof, &proof.policy());
        assert_eq!(body, SECRET, "{}", proof.story);
        match &replay.outcome.settlement {
            Settlement::Resolve(response) => assert!(response.body_readable, "{}", proof.story),
            Settlement::Reject(failure) | Settlement::Throw(failure) => {
                panic!("{}: {failure:?}", proof.story)
            }
        }
        let (body, replay) = attack(&companion, proof, &proof.mended());
        assert_eq!(body, SECRET, "it is still sent, and kept from the page");
        let cause = replay.outcome.failure().map(|failure| failure.cause.id());
        assert_eq!(cause, Some("allow-origin-missing"), "{}", proof.story);
    }
}
