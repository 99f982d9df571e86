//! Texts that the browser keeps for this origin in `IndexedDB`, by keys that sort by age.

use std::time::Duration;

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

use super::{page::window, timer::Timer};

/// The only version that there was so far. A later one is opened by later pages alone.
const VERSION: u32 = 1;
/// The one store of a database.
const STORE: &str = "texts";
/// How long a database may take to open. It takes some milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open database of texts.
#[derive(Debug)]
pub struct Database(IdbDatabase);

/// Something that the browser refused, in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub String);

impl Database {
    /// Opens the database of this name, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// When the browser keeps nothing for this page, as in some private windows.
    pub async fn open(name: &str) -> Result<Self, Refused> {
        let factory = window().indexed_db()?.ok_or_else(|| JsValue::from("no IndexedDB"))?;
        let request = factory.open_with_u32(name, VERSION)?;
        let make_store = Closure::once(|event: web_sys::Event| {
            let made = event.target().and_then(|target| target.dyn_into::<IdbRequest>().ok());
            let Some(made) = made else { return };
            let database = made.result().ok().and_then(|it| it.dyn_into::<IdbDatabase>().ok());
            if let Some(database) = database {
                // A failure ends the opening, which then fails, too.
                let _ = database.create_object_store(STORE);
            }
            if let Some(change) = made.transaction() {
                commit(&change);
            }
        });
        request.set_onupgradeneeded(Some(make_store.as_ref().unchecked_ref()));
        let opened = settled(&request, Some(&request)).await?;
        Ok(Self(opened.dyn_into()?))
    }

    /// All texts with their keys, in the order of the keys.
    ///
    /// # Errors
    ///
    /// When the browser does not give them.
    pub async fn all(&self) -> Result<Vec<(String, String)>, Refused> {
        let store = self.store(IdbTransactionMode::Readonly)?;
        // Both are asked for in one transaction, so that they belong together.
        let (keys, texts) = (store.get_all_keys()?, store.get_all()?);
        let keys: Array = settled(&keys, None).await?.dyn_into()?;
        let texts: Array = settled(&texts, None).await?.dyn_into()?;
        let both = keys.iter().zip(texts.iter());
        Ok(both.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
    }

    /// The keys alone.
    ///
    /// # Errors
    ///
    /// When the browser does not give them.
    pub async fn keys(&self) -> Result<Vec<String>, Refused> {
        let store = self.store(IdbTransactionMode::Readonly)?;
        let keys: Array = settled(&store.get_all_keys()?, None).await?.dyn_into()?;
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// Keeps a text, in the place of an earlier one with the same key.
    ///
    /// # Errors
    ///
    /// When the browser does not keep it: there is no room, for example.
    pub async fn put(&self, key: &str, text: &str) -> Result<(), Refused> {
        let store = self.store(IdbTransactionMode::Readwrite)?;
        store.put_with_key(&text.into(), &key.into())?;
        committed(&store.transaction()).await
    }

    /// Forgets the texts with these keys.
    ///
    /// # Errors
    ///
    /// When the browser does not.
    pub async fn delete(&self, keys: &[String]) -> Result<(), Refused> {
        let store = self.store(IdbTransactionMode::Readwrite)?;
        for key in keys {
            store.delete(&key.into())?;
        }
        committed(&store.transaction()).await
    }

    /// Forgets everything.
    ///
    /// # Errors
    ///
    /// When the browser does not.
    pub async fn clear(&self) -> Result<(), Refused> {
        let store = self.store(IdbTransactionMode::Readwrite)?;
        store.clear()?;
        committed(&store.transaction()).await
    }

    /// Ends its use.
    pub fn close(&self) {
        self.0.close();
    }

    fn store(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
        self.0.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.close();
    }
}

impl From<JsValue> for Refused {
    fn from(error: JsValue) -> Self {
        let known = error.dyn_ref::<DomException>().map(DomException::name);
        Self(known.or_else(|| error.as_string()).unwrap_or_default())
    }
}

/// Ends a transaction here and now. Left to itself it would wait for this page to become idle: for
/// ever where that is left in the same moment and kept aside by the browser, and whoever opens the
/// database next would wait with it.
#[expect(deprecated, reason = "not by the standard: the binding follows an early draft")]
fn commit(transaction: &IdbTransaction) {
    // What cannot be committed has failed, which the transaction tells.
    let _ = transaction.commit();
}

/// Ends a transaction and waits until all of it is kept. Browsers may find only then that there is
/// no room, after each request has succeeded.
async fn committed(transaction: &IdbTransaction) -> Result<(), Refused> {
    let ended = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    commit(transaction);
    if JsFuture::from(ended).await.is_ok() {
        return Ok(());
    }
    let error = transaction.error();
    Err(Refused(error.map_or_else(|| "aborted".to_owned(), |error| error.name())))
}

/// What comes of a request. One that opens a database counts as refused, too, where another page
/// holds on to a version that is in its way, or to the database for very long.
async fn settled(
    request: &IdbRequest,
    opening: Option<&IdbOpenDbRequest>,
) -> Result<JsValue, Refused> {
    let mut patience = None;
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        if let Some(opening) = opening {
            opening.set_onblocked(Some(&reject));
            patience = Some(Timer::after(PATIENCE, move || drop(reject.call0(&JsValue::NULL))));
        }
    });
    if JsFuture::from(promise).await.is_ok() {
        return Ok(request.result()?);
    }
    let error = request.error().ok().flatten();
    Err(Refused(error.map_or_else(|| "blocked".to_owned(), |error| error.name())))
}
