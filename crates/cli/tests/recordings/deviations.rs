//! Every deviation that claims recordings as its evidence is needed by one of them.

use cors_engine::{Deviation, Keyword, Profile, Rules};

use crate::{
    agreement::{differences, profile_differences},
    evidence::{Record, all},
};

#[test]
fn every_recorded_deviation_decides_a_record() {
    let mut idle = Vec::new();
    for &profile in Profile::ALL {
        let recorded =
            profile.deviations().iter().filter(|one| one.evidence.starts_with("recordings"));
        for deviation in recorded {
            let rules = rules_without(profile, deviation);
            let decides = |record: &Record| {
                !differences(record, profile, &rules).is_empty()
                    && profile_differences(record, profile).is_empty()
            };
            if !all().any(decides) {
                idle.push(format!("{} of {}", deviation.name, profile.as_str()));
            }
        }
    }
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

#[test]
fn deviations_say_what_they_are() {
    for &profile in Profile::ALL {
        for deviation in profile.deviations() {
            assert!(deviation.sentence.ends_with('.'), "{}", deviation.name);
            assert!(!deviation.evidence.is_empty(), "{}", deviation.name);
            let same_name = |other: &&Deviation| other.name == deviation.name;
            assert_eq!(profile.deviations().iter().filter(same_name).count(), 1);
        }
    }
}

fn rules_without(profile: Profile, left_out: &Deviation) -> Rules {
    let mut rules = Rules::STANDARD;
    for deviation in profile.deviations().iter().filter(|one| one.name != left_out.name) {
        (deviation.change)(&mut rules);
    }
    rules
}
