//! The terms of art: each explained where it stands, and all together in a sheet.

use yew::Html;

use super::prose::prose;
use crate::html::html;

/// A term and what it means.
pub(super) struct Word {
    /// Names the popover that holds the meaning.
    pub(super) id: &'static str,
    /// The term.
    pub(super) term: &'static str,
    /// What it means, in two or three sentences.
    pub(super) meaning: &'static str,
}

macro_rules! words {
    ($($name:ident $id:literal $term:literal $meaning:literal)*) => {
        $(pub(super) static $name: Word =
            Word { id: concat!("word-", $id), term: $term, meaning: $meaning };)*

        /// All of them, by their terms.
        pub(super) static ALL: &[&Word] = &[$(&$name,)*];
    };
}

words! {
    ARTICLE "article" "The article"
        "\u{201c}A practical guide to CORS\u{201d} by Thomas Wang, the tutorial that this tool \
         began from. The four guided stages follow it, from a request without any header to \
         preflights, credentials and modes; you need not have read it."
    COMPANION "companion" "Companion"
        "The server that belongs to this page. You switch its answers, and it writes down what \
         really arrived and what it really sent."
    CREDENTIALS_MODE "credentials-mode" "Credentials mode"
        "Whether cookies and HTTP logins go along. `omit` never sends them, `same-origin` only to \
         the page's own origin, `include` to everyone; then the server must name the page's \
         origin and say `Access-Control-Allow-Credentials: true`."
    ENDPOINT "endpoint" "Endpoint"
        "A path on the companion with answers of its own. It keeps its URL while you change them."
    EXPOSED "exposed" "Exposed header"
        "A response header that a script of another origin may read. Seven harmless ones always \
         are; the server names others in `Access-Control-Expose-Headers`."
    MODE "mode" "Mode"
        "How the page asks. `cors` wants to read an answer of another origin and needs the \
         server's consent; `no-cors` sends without reading; `same-origin` refuses other origins."
    OPAQUE "opaque" "Opaque response"
        "An answer that came but is closed to the script: status 0, no headers, no body. It is \
         what mode `no-cors` gives, and never a way around a CORS error."
    ORIGIN "origin" "Origin"
        "Scheme, host and port of a URL, such as `http://localhost:8000`. If one of the three \
         differs, so does the origin: `http://localhost:3000` is another one."
    PREFLIGHT "preflight" "Preflight"
        "An `OPTIONS` request with which the browser asks the server for consent before it sends \
         anything beyond a simple request. Without consent the request itself is never sent."
    PREFLIGHT_CACHE "preflight-cache" "Preflight cache"
        "The browser remembers what a preflight allowed, for as long as `Access-Control-Max-Age` \
         says or the browser permits, and does not ask again meanwhile."
    RECORD "record" "Record"
        "What the companion wrote down of a run: each request as it arrived, each answer as it \
         left. The cause of a failure is computed from it."
    REVISION "revision" "Revision"
        "Counts the changes to an endpoint's answers, so that a recorded answer can be told from \
         those that the endpoint gives now."
    SAFELISTED "safelisted" "Safelisted header"
        "A request header that a script may set without asking, such as `Accept` or a \
         `Content-Type` of `text/plain`: what a form sends is much the same. Any other header \
         needs a preflight."
    SIMPLE "simple" "Simple request"
        "`GET`, `HEAD` or `POST` with safelisted headers only: hardly more than links and forms \
         could always send. It goes out without a preflight. The standard has no name for it any \
         more."
    SITE "site" "Site"
        "Scheme and registrable domain of a URL, without the port. `localhost:3000` is same-site \
         with `localhost:8000`, yet another origin; `127.0.0.1` is another site. Cookies look at \
         the site, CORS at the origin."
    WITNESS "witness" "Witness"
        "Who tells of a run: the prediction from the server's settings, the rules replayed over \
         the server's record, and the browser itself. Where they agree the cause is certain."
}

/// A button with a question mark that shows what a term means.
pub(super) fn help(word: &'static Word) -> Html {
    let name = format!("What does {} mean?", word.term);
    html! { <button type="button" class="help" popovertarget={word.id} aria-label={name}>{ "?" }</button> }
}

/// Words in a sentence that show what they mean.
pub(super) fn term(word: &'static Word, words: &'static str) -> Html {
    html! { <button type="button" class="term" popovertarget={word.id}>{ words }</button> }
}

/// The meanings, which the browser shows beside whatever button asked for them.
pub(super) fn meanings() -> Html {
    ALL.iter().map(|word| meaning(word)).collect()
}

fn meaning(word: &Word) -> Html {
    html! {
        <div popover="auto" id={word.id} class="meaning" key={word.id}>
            <b>{ word.term }</b><p>{ prose(word.meaning) }</p>
        </div>
    }
}
