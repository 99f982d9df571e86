//! Every record agrees with the profile of each browser.

use cors_engine::{Keyword, Profile};

use crate::{
    agreement::profile_differences,
    evidence::{FIRST, Record, SECOND, THIRD, all},
    exceptions::RECORDS,
};

#[test]
fn chromium_does_what_its_profile_says() {
    agree(Profile::Chromium);
}

#[test]
fn firefox_does_what_its_profile_says() {
    agree(Profile::Firefox);
}

#[test]
fn webkit_does_what_its_profile_says() {
    agree(Profile::Webkit);
}

#[test]
fn few_records_are_left_unexplained() {
    for &profile in Profile::ALL {
        let listed = |records: &[Record]| {
            let is_listed = |record: &&Record| {
                RECORDS
                    .iter()
                    .any(|(browser, id, _)| (*browser, *id) == (profile.as_str(), &record.id))
            };
            records.iter().filter(is_listed).count()
        };
        assert!(listed(&FIRST) <= 5, "{}", profile.as_str());
        assert!(listed(&SECOND) * 100 <= SECOND.len(), "{}", profile.as_str());
        assert_eq!(listed(&THIRD), 0, "{}", profile.as_str());
    }
}

#[test]
fn the_recordings_are_whole() {
    assert_eq!(FIRST.len(), 1_500);
    assert_eq!(SECOND.len(), 700);
    assert_eq!(THIRD.len(), 500);
}

#[track_caller]
fn agree(profile: Profile) {
    let mut wrong = Vec::new();
    for record in all() {
        let differences = profile_differences(record, profile);
        let listed =
            RECORDS.iter().any(|(browser, id, _)| *browser == profile.as_str() && *id == record.id);
        match (differences.is_empty(), listed) {
            (true, false) | (false, true) => {}
            (true, true) => wrong.push(format!("{} is listed, but agrees", record.id)),
            (false, false) => wrong.push(format!("{}: {}", record.id, differences.join("\n"))),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
