//! What holds for every stack's snippet.

use cors_engine::{Keyword, Origin};
use cors_snippets::{Grant, PROOFS, Stack, Strength, Template, Unfillable, proof};
use proptest::prelude::*;

fn template(stack: Stack) -> Template<'static> {
    Template::parse(stack, stack.text())
        .unwrap_or_else(|| panic!("{stack:?}'s text is not its own"))
}

#[test]
fn every_stack_has_a_snippet_in_every_strength_and_a_trap() {
    for &stack in Stack::ALL {
        let template = template(stack);
        assert!(template.trap().len() > 80, "{stack:?} says too little of its trap");
        for (&strength, grant) in Strength::ALL
            .iter()
            .flat_map(|s| Stack::proven_grants()[..2].to_vec().into_iter().map(move |g| (s, g)))
        {
            match template.fill(strength, &grant) {
                Ok(snippet) => {
                    let text: String = snippet.files.iter().map(|file| &*file.text).collect();
                    let listed = grant.origins().iter().all(|origin| text.contains(&**origin));
                    let regex = text.contains("\\\\[");
                    assert!(listed || regex || strength == Strength::Public, "{stack:?}: {text}");
                    assert!(!text.contains(['«', '»']), "{stack:?}: {text}");
                }
                Err(why) => {
                    assert_eq!((stack, strength), (Stack::CloudStorage, Strength::Credentials));
                    assert_eq!(why, Unfillable::NotHere);
                }
            }
        }
    }
}

#[test]
fn credentials_are_allowed_in_their_own_strength_only() {
    for &stack in Stack::ALL {
        let text = |strength| {
            let filled = template(stack).fill(strength, &Stack::proven_grants()[0]);
            filled.map_or(String::new(), |snippet| {
                snippet.files.into_iter().map(|file| file.text).collect::<String>()
            })
        };
        let [public, listed, credentials] =
            [text(Strength::Public), text(Strength::AllowList), text(Strength::Credentials)];
        assert!(public != listed && listed != credentials, "{stack:?}");
        assert!(!public.contains("app.example"), "{stack:?}: {public}");
    }
}

#[test]
fn a_proof_holds_for_the_texts_as_they_are() {
    for line in PROOFS.lines() {
        let id = line.split('\t').next().unwrap_or_default();
        let stack = Stack::parse(id).unwrap_or_else(|| panic!("no stack is called `{id}`"));
        let proof = proof(PROOFS, stack).unwrap_or_else(|| panic!("no proof in `{line}`"));
        assert_eq!(
            proof.fingerprint,
            stack.fingerprint(),
            "{id} has changed since it was run: cargo xtask verify-snippets {id}"
        );
    }
}

proptest! {
    /// Whatever a visitor types: a snippet has as many lines as with the tamest values, so nothing
    /// got out of its place, and what is no name and no origin is not in it.
    #[test]
    fn no_value_changes_the_shape_of_a_snippet(
        texts in proptest::collection::vec("\\PC{0,12}|[!-~\n\"'\\\\$%{}]{1,12}", 1..4),
        hosts in proptest::collection::vec("https?://[a-z\"'$*.:\\[\\]\n0-9-]{1,12}(:443|:80)?", 1..4),
    ) {
        let names: Vec<_> = texts.iter().map(String::as_str).collect();
        let origins: Vec<_> = hosts.iter().map(String::as_str).collect();
        let grant = Grant::new(&origins, &names, &names, &names, 7);
        // What a browser sends as its origin is what its own parser makes of it.
        let sent = |origin: &String| Origin::parse(origin).is_some_and(|it| it.as_str() == origin);
        prop_assert!(grant.origins().iter().all(sent), "{:?}", grant.origins());
        let tame: Vec<String> = (0..grant.methods().len()).map(|n| format!("x{n}")).collect();
        let tame: Vec<_> = tame.iter().map(String::as_str).collect();
        let places: Vec<String> = (0..grant.origins().len()).map(|n| format!("https://x{n}")).collect();
        let places: Vec<_> = places.iter().map(String::as_str).collect();
        let tame = Grant::new(&places, &tame, &tame, &tame, 7);
        for &stack in Stack::ALL {
            for &strength in Strength::ALL {
                match (template(stack).fill(strength, &grant), template(stack).fill(strength, &tame)) {
                    (Ok(wild), Ok(tame)) => {
                        prop_assert_eq!(wild.files.len(), tame.files.len());
                        for (wild, tame) in wild.files.iter().zip(&tame.files) {
                            prop_assert_eq!(wild.text.lines().count(), tame.text.lines().count());
                        }
                    }
                    (Err(Unfillable::Unsayable(_)), Ok(_)) => {}
                    (wild, tame) => prop_assert_eq!(wild.err(), tame.err()),
                }
            }
        }
    }
}
