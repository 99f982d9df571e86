//! What the browser keeps for the page, by the browser itself.

#![cfg(target_arch = "wasm32")]

use cors_page::browser::{Database, date_ms, when};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn keys(database: &Database) -> Vec<String> {
    database.keys().await.expect("keys")
}

#[wasm_bindgen_test]
async fn texts_are_kept_in_the_order_of_their_keys_and_outlive_the_handle() {
    let database = Database::open("texts").await.expect("a database");
    database.clear().await.expect("cleared");
    for (key, text) in [("b", "second\n☃"), ("a", ""), ("c", "third"), ("c", "again")] {
        database.put(key, text).await.expect(key);
    }
    drop(database);
    let database = Database::open("texts").await.expect("the same database");
    let pair = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
    let expected = [("a", ""), ("b", "second\n☃"), ("c", "again")];
    assert_eq!(database.all().await.expect("texts"), expected.iter().map(pair).collect::<Vec<_>>());

    database.delete(&[]).await.expect("nothing");
    database.delete(&["a".to_owned(), "c".to_owned(), "never".to_owned()]).await.expect("deleted");
    assert_eq!(keys(&database).await, ["b"]);
    database.clear().await.expect("cleared");
    assert!(keys(&database).await.is_empty());
}

#[wasm_bindgen_test]
async fn two_pages_share_a_database() {
    let (one, other) = (Database::open("shared").await, Database::open("shared").await);
    let (one, other) = (one.expect("a database"), other.expect("the same"));
    one.clear().await.expect("cleared");
    one.put("a", "1").await.expect("kept");
    assert_eq!(keys(&other).await, ["a"]);
    other.delete(&["a".to_owned()]).await.expect("deleted");
    assert!(keys(&one).await.is_empty());
}

#[wasm_bindgen_test]
async fn what_cannot_be_kept_is_told() {
    let database = Database::open("refused").await.expect("a database");
    database.close();
    let refused = database.put("a", "1").await.expect_err("closed");
    assert_eq!(refused.0, "InvalidStateError");
}

#[wasm_bindgen_test]
fn a_time_names_the_day_unless_it_is_today() {
    let now = when(date_ms());
    assert_eq!((now.len(), now.matches(':').count()), (8, 2), "{now}");
    let noon_long_ago = 1_000_000_000_000;
    let then = when(noon_long_ago);
    assert!(then.contains(" Sep 2001, ") && then.matches(':').count() == 1, "{then}");
}
