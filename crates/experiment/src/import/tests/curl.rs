//! Commands of curl's that are easily misread. What curl sends of each was seen on a socket.

use super::{body, noted, read, request};

#[track_caller]
fn check(command: &str, expected: &str) {
    assert_eq!(request(&read(command).entries[0]), expected, "{command}");
}

#[test]
fn an_address_in_a_query_is_no_scheme() {
    let next = "next=http://app.example/";
    for (typed, url) in [
        ("localhost:3000/login?", "http://localhost:3000/login?"),
        ("localhost:3000?", "http://localhost:3000?"),
        ("api.example#", "http://api.example#"),
        ("https://api.example/?", "https://api.example/?"),
    ] {
        check(&format!("curl '{typed}{next}'"), &format!("GET {url}{next} same-origin"));
    }
    check(
        &format!("curl 'localhost:3000/?{next}' https://b.example"),
        "GET https://b.example same-origin",
    );
}

#[test]
fn redirections_are_the_shells() {
    for command in [
        "curl https://a.example 2>&1",
        "curl https://a.example 2>&1 | jq .",
        "curl > file https://a.example",
        "curl >/dev/null 2>/dev/null https://a.example",
        "curl https://a.example >> 'a file'; ls",
        "curl https://a.example &>file",
        "> curl https://a.example >",
    ] {
        let entry = read(command).entries.remove(0);
        assert_eq!(request(&entry), "GET https://a.example same-origin", "{command}");
        let [note] = entry.notes.as_slice() else { panic!("{command}: {:?}", entry.notes) };
        assert!(note.contains("which page sent it"), "{command}: {note}");
    }
    check("curl https://a.example/'?>b'", "GET https://a.example/?>b same-origin");
    check("curl https://a.example/<id>", "GET https://a.example/<id> same-origin");
}

#[test]
fn pieces_of_json_are_joined_as_they_are() {
    for (data, expected) in [
        (r#"--json '{"a":' --json '1}'"#, r#"{"a":1}"#),
        (r#"--json '{"a":1}' -d x=1"#, r#"{"a":1}&x=1"#),
        (r#"-d x=1 --json '{"a":1}'"#, r#"x=1{"a":1}"#),
        ("-d x=1 --json 1 --json 2 -d 3", "x=112&3"),
        ("-d x=1 -d y", "x=1&y"),
    ] {
        let found = read(&format!("curl {data} https://a.example"));
        assert_eq!(body(&found.entries[0]), Some(expected), "{data}");
    }
}

#[test]
fn a_user_name_in_the_url_is_sent_as_the_option_sends_it() {
    let with = |value: &str| format!("GET https://a.example/ same-origin Authorization={value}");
    for (url, sent) in [
        ("https://bob:pw@a.example/", "Basic Ym9iOnB3"),
        ("https://bob@a.example/", "Basic Ym9iOg=="),
        ("https://:pw@a.example/", "Basic OnB3"),
        ("https://b%40b:p%20w@a.example/", "Basic YkBiOnAgdw=="),
        ("-u x:y https://bob:pw@a.example/", "Basic eDp5"),
        ("--oauth2-bearer T https://bob:pw@a.example/", "Bearer T"),
        ("-H 'Authorization: own' https://bob:pw@a.example/", "own"),
    ] {
        check(&format!("curl {url}"), &with(sent));
    }
    let plus = read("curl https://a+b:@a.example/");
    assert_eq!(request(&plus.entries[0]), with("Basic YStiOg=="));
    noted(&plus.entries[0].notes, "became the `Authorization` header");
}
