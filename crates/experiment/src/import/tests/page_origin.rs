//! The page that a text names, also where it is none that can be taken over.

use super::{LAB, noted, page, read};

#[track_caller]
fn check(text: &str, origin: &str, told: &str) {
    let found = read(text);
    let entry = &found.entries[0];
    assert_eq!(page(entry), origin, "{text}");
    noted(&[entry.notes.as_slice(), entry.here.as_slice()].concat(), told);
    assert!(!entry.notes.iter().any(|note| note.starts_with("Nothing tells")), "{:?}", entry.notes);
}

#[test]
fn an_origin_is_written_as_browsers_write_it() {
    let shop = "https://app.example";
    for written in ["https://app.example:443", "https://APP.example", "https://app.example/"] {
        let told = "It counts as sent by a page of `https://app.example`; here";
        check(&format!("curl https://a.example -H 'Origin: {written}'"), shop, told);
        let text =
            format!("GET / HTTP/1.1\nHost: a.example\nOrigin: {written}\n\nHTTP/1.1 200 OK\n");
        check(&text, shop, told);
    }
}

#[test]
fn an_origin_that_is_no_web_pages_is_told() {
    let told = "The origin `capacitor://localhost` cannot be taken over here";
    let put = "-X PUT -H 'Origin: capacitor://localhost'";
    for text in [
        format!("curl https://a.example {put}"),
        format!("curl -i https://a.example {put}\nHTTP/1.1 200 OK\nContent-Type: a/b\n"),
        "GET / HTTP/1.1\nHost: a.example\nOrigin: capacitor://localhost\n\nHTTP/1.1 200 OK\n"
            .into(),
    ] {
        check(&text, LAB.page_origin, told);
    }
    let line = "Access to fetch at 'https://api.shop.example/' from origin \
                'capacitor://localhost' has been blocked by CORS policy: No \
                'Access-Control-Allow-Origin' header is present on the requested resource.";
    noted(&read(line).entries[0].notes, told);
    let other = read(&line.replace("capacitor://localhost", "https://app.example"));
    assert_eq!(other.entries[0].notes, [""; 0]);
}
