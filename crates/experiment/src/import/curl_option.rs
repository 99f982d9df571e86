//! The options of curl that a copied or written command is likely to have.

/// What an option does to the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Option {
    /// The URL.
    Url,
    /// The method.
    Method,
    /// The method `HEAD`.
    Head,
    /// A header.
    Header,
    /// A part of the body; `@` names a file.
    Data,
    /// A part of the body as it stands.
    RawData,
    /// A part of the body to be encoded.
    EncodedData,
    /// A body of JSON.
    Json,
    /// A field of a form.
    Form,
    /// The data belong to the URL.
    DataInUrl,
    /// Cookies.
    Cookie,
    /// A user name and password.
    User,
    /// A token.
    Bearer,
    /// The page that the request comes from.
    Referrer,
    /// What the client calls itself.
    UserAgent,
    /// A file as the body.
    Upload,
    /// Certificates are not checked.
    Insecure,
    /// How the request gets there.
    Transport,
    /// Nothing that the request shows.
    Silent,
}

/// Whether an option has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// The next word, or what is joined to it.
    Value,
    /// None.
    Nothing,
}

/// The option that `--no-` and a name take back; only those without a value can be.
pub(super) fn negated(name: &str) -> std::option::Option<Option> {
    let plain = ["--", name.strip_prefix("--no-")?].concat();
    option(&plain).filter(|(_, takes)| *takes == Takes::Nothing).map(|(option, _)| option)
}

/// What an option does, by its name with the dashes.
pub(super) fn option(name: &str) -> std::option::Option<(Option, Takes)> {
    for (known, takes, names) in OPTIONS {
        if names.split(' ').any(|other| other == name) {
            return Some((*known, *takes));
        }
    }
    None
}

use Takes::{Nothing, Value};

/// curl's manual has them all: <https://curl.se/docs/manpage.html>.
const OPTIONS: &[(Option, Takes, &str)] = &[
    (Option::Url, Value, "--url"),
    (Option::Method, Value, "-X --request"),
    (Option::Head, Nothing, "-I --head"),
    (Option::Header, Value, "-H --header"),
    (Option::Data, Value, "-d --data --data-ascii --data-binary"),
    (Option::RawData, Value, "--data-raw"),
    (Option::EncodedData, Value, "--data-urlencode"),
    (Option::Json, Value, "--json"),
    (Option::Form, Value, "-F --form --form-string"),
    (Option::DataInUrl, Nothing, "-G --get"),
    (Option::Cookie, Value, "-b --cookie"),
    (Option::User, Value, "-u --user"),
    (Option::Bearer, Value, "--oauth2-bearer"),
    (Option::Referrer, Value, "-e --referer"),
    (Option::UserAgent, Value, "-A --user-agent"),
    (Option::Upload, Value, "-T --upload-file"),
    (Option::Insecure, Nothing, "-k --insecure"),
    (
        Option::Transport,
        Value,
        "-x --proxy -E --cert --key --cacert --capath --resolve --connect-to --interface \
         --unix-socket --ciphers --tls-max -U --proxy-user --limit-rate",
    ),
    (
        Option::Transport,
        Nothing,
        "-0 --http1.0 --http1.1 --http2 --http2-prior-knowledge --http3 -1 -2 -3 -4 --ipv4 -6 \
         --ipv6 --tlsv1 --tlsv1.0 --tlsv1.1 --tlsv1.2 --tlsv1.3",
    ),
    (
        Option::Silent,
        Value,
        "-o --output -w --write-out -m --max-time --connect-timeout --retry --retry-delay \
         --retry-max-time -c --cookie-jar -D --dump-header --max-redirs --trace --trace-ascii \
         --stderr -K --config",
    ),
    (
        Option::Silent,
        Nothing,
        "-s --silent -S --show-error -v --verbose -i --include -L --location -f --fail \
         --fail-with-body --compressed -g --globoff -N --buffer -# --progress-bar -O --remote-name \
         --path-as-is --location-trusted -q --disable -Z --parallel --trace-time --retry-all-errors",
    ),
];
