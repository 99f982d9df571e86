//! Changes are made whole or not at all.

use super::*;

fn endpoints(limits: &Limits) -> Endpoints {
    Endpoints::new(Arc::new(Journal::new(limits)), limits)
}

fn with_body(bytes: usize) -> Policy {
    let mut policy = Policy::default();
    policy.actual.body = "x".repeat(bytes);
    policy
}

fn put(name: &str, from: Before, policy: Policy) -> Change {
    Change { name: name.to_owned(), from, to: After::Policy(Box::new(policy)) }
}

fn delete(name: &str, revision: u64) -> Change {
    Change { name: name.to_owned(), from: Before::Revision(revision), to: After::Nothing }
}

fn error(endpoints: &Endpoints, changes: Vec<Change>) -> EndpointsError {
    let before = endpoints.list();
    let error = endpoints.commit(changes).expect_err("an error");
    assert_eq!(endpoints.list(), before, "nothing was changed");
    error
}

#[test]
fn a_change_replaces_the_revision_it_was_made_from() {
    let endpoints = endpoints(&Limits::default());
    let create = || vec![put("shop", Before::Nothing, Policy::default())];
    let first = endpoints.commit(create()).expect("created").remove(0);
    assert_eq!((first.revision, first.path.as_str()), (1, "/e/shop"));
    let from = |revision| vec![put("shop", Before::Revision(revision), with_body(1))];
    assert_eq!(endpoints.commit(from(1)).expect("replaced")[0].revision, 2);
    assert_eq!(error(&endpoints, from(1)), EndpointsError::Changed("shop".to_owned()));
    assert_eq!(error(&endpoints, create()), EndpointsError::Exists("shop".to_owned()));
    assert_eq!(first.policy, Policy::default());
}

#[test]
fn several_changes_are_made_together_or_not_at_all() {
    let endpoints = endpoints(&Limits::default());
    let good = || put("a", Before::Nothing, with_body(1));
    let unknown = put("b", Before::Revision(9), with_body(1));
    let unknown = error(&endpoints, vec![good(), unknown]);
    assert_eq!(unknown, EndpointsError::Unknown("b".to_owned()));
    let root = || put(ROOT, Before::Revision(0), with_body(2));
    let made = endpoints.commit(vec![good(), root()]).expect("both");
    assert_eq!([made[0].revision, made[1].revision], [1, 2]);
    let made = endpoints.commit(vec![delete("a", 1), put("c", Before::Nothing, with_body(3))]);
    assert_eq!(made.expect("both").len(), 1);
    let names: Vec<_> = endpoints.list().iter().map(|endpoint| endpoint.name.clone()).collect();
    assert_eq!(names, ["c", "root"]);
}

#[test]
fn endpoints_are_bounded_in_number_and_in_bytes() {
    let limits = Limits { endpoints: 3, endpoint_bytes: 20_000, ..Limits::default() };
    let endpoints = endpoints(&limits);
    let create = |name, bytes| vec![put(name, Before::Nothing, with_body(bytes))];
    endpoints.commit(create("a", 5_000)).expect("created");
    assert_eq!(error(&endpoints, create("b", 15_000)), EndpointsError::TooLarge(20_000));
    let grow = vec![put("a", Before::Revision(1), with_body(20_000))];
    assert_eq!(error(&endpoints, grow), EndpointsError::TooLarge(20_000));
    endpoints.commit(create("b", 0)).expect("created");
    assert_eq!(error(&endpoints, create("c", 0)), EndpointsError::TooMany(3));
    // One that goes makes room for one that comes, in the same change.
    let exchange = vec![put("c", Before::Nothing, with_body(5_000)), delete("a", 1)];
    endpoints.commit(exchange).expect("exchanged");
}

#[test]
fn the_root_stays() {
    let endpoints = endpoints(&Limits::default());
    assert_eq!(error(&endpoints, vec![delete(ROOT, 0)]), EndpointsError::IsRoot);
}
