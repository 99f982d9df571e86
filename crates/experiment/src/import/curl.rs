//! *Copy as cURL*: a command of curl's, and the request that it sends.

use super::{
    Problem,
    base64::base64,
    curl_option::{Option as CurlOption, Takes, negated, option},
    curl_url, form,
    note::left_out_one,
    sent::{Made, Sent},
    shell::{self, Word},
    transaction::Transaction,
    windows,
};

/// Whether a text is a command of curl's, perhaps behind a prompt.
pub(super) fn is_command(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let behind = |prompt| first.split_once(prompt).map(|(_, rest)| rest);
    [Some(text), behind("$ "), behind("% "), behind("# ")].into_iter().flatten().any(|text| {
        let text = text.trim_start_matches(['$', '#', '>', '%', ' ', '\t', '\n', '\r']);
        let name = text.split(char::is_whitespace).next();
        matches!(name, Some("curl" | "curl.exe"))
    })
}

/// The requests of the commands in a text, as script makes them.
pub(super) fn read(text: &str) -> Result<Vec<Made>, Problem> {
    Ok(transactions(text)?.into_iter().map(Transaction::unanswered).collect())
}

/// The requests of the commands in a text.
pub(super) fn transactions(text: &str) -> Result<Vec<Transaction>, Problem> {
    let commands =
        if windows::is_for_cmd(text) { windows::commands(text)? } else { shell::commands(text)? };
    let mut requests = Vec::new();
    for words in commands {
        let Some(start) = words.iter().position(Word::is_curl) else { continue };
        Problem::of_number(text, words[start].at, requests.len())?;
        requests.push(Command::default().read(text, &words[start..])?);
    }
    if requests.is_empty() {
        return Err(Problem::at(text, 0, "No `curl` command was found here."));
    }
    Ok(requests)
}

/// What a command has said so far.
#[derive(Default)]
struct Command {
    sent: Sent,
    method: Option<String>,
    head: bool,
    data: Option<String>,
    form: Vec<String>,
    data_in_url: bool,
    /// Headers that curl adds unless the command has one of the name, or takes it away.
    usual: Vec<(&'static str, String)>,
    taken_away: Vec<String>,
    notes: Vec<String>,
}

impl Command {
    fn read(mut self, text: &str, words: &[Word]) -> Result<Transaction, Problem> {
        words.iter().try_for_each(|word| Problem::of_quotes(text, word.at))?;
        let mut rest = words.iter().skip(1);
        let mut urls = Vec::new();
        let mut options = true;
        while let Some(word) = rest.next() {
            if options && word.text == "--" {
                options = false;
            } else if options && word.text.starts_with("--") {
                self.long(text, word, &mut rest)?;
            } else if options && word.text.starts_with('-') && word.text.len() > 1 {
                self.short(text, word, &mut rest)?;
            } else {
                urls.push(word.text.clone());
            }
        }
        if self.sent.url.is_empty() {
            let best = urls.iter().position(|url| curl_url::has_scheme(url)).unwrap_or(0);
            if urls.is_empty() {
                let start = words.first().map_or(0, |word| word.at);
                return Err(Problem::at(text, start, "This `curl` command has no URL."));
            }
            self.sent.url = urls.remove(best);
        }
        for other in urls {
            left_out_one(&mut self.notes, &other, "one request is made of one command.");
        }
        Ok(self.finish())
    }

    fn long<'a>(
        &mut self,
        text: &str,
        word: &Word,
        rest: &mut impl Iterator<Item = &'a Word>,
    ) -> Result<(), Problem> {
        let (name, given) = match word.text.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (word.text.as_str(), None),
        };
        self.take(text, word, name, given, rest)
    }

    /// `-sSXPUT` is `-s -S -X PUT`.
    fn short<'a>(
        &mut self,
        text: &str,
        word: &Word,
        rest: &mut impl Iterator<Item = &'a Word>,
    ) -> Result<(), Problem> {
        for (at, letter) in word.text.char_indices().skip(1) {
            let name = format!("-{letter}");
            let behind = &word.text[at + letter.len_utf8()..];
            let takes = option(&name).map_or(Takes::Nothing, |(_, takes)| takes);
            if takes == Takes::Value && !behind.is_empty() {
                return self.take(text, word, &name, Some(behind.to_owned()), rest);
            }
            self.take(text, word, &name, None, rest)?;
        }
        Ok(())
    }

    fn take<'a>(
        &mut self,
        text: &str,
        word: &Word,
        name: &str,
        given: Option<String>,
        rest: &mut impl Iterator<Item = &'a Word>,
    ) -> Result<(), Problem> {
        if let Some(known) = negated(name) {
            self.take_back(known);
            return Ok(());
        }
        let Some((known, takes)) = option(name) else {
            left_out_one(&mut self.notes, name, "this option is not known here.");
            return Ok(());
        };
        let value = match takes {
            Takes::Nothing => String::new(),
            Takes::Value => {
                given.or_else(|| rest.next().map(|word| word.text.clone())).ok_or_else(|| {
                    Problem::at(text, word.at, format!("A value was expected behind `{name}`."))
                })?
            }
        };
        self.apply(known, name, value);
        Ok(())
    }

    fn apply(&mut self, known: CurlOption, name: &str, value: String) {
        match known {
            CurlOption::Url => self.sent.url = value,
            CurlOption::Method => self.method = Some(value),
            CurlOption::Head => self.head = true,
            CurlOption::Header => self.header(&value),
            CurlOption::Data => self.data("&", &value, name),
            CurlOption::RawData => self.add_data("&", &value),
            CurlOption::EncodedData => self.add_data("&", &form::encoded(&value)),
            CurlOption::Json => {
                self.data("", &value, name);
                self.usual.push(("Content-Type", "application/json".to_owned()));
                self.usual.push(("Accept", "application/json".to_owned()));
            }
            CurlOption::Form => self.form.push(value),
            CurlOption::DataInUrl => self.data_in_url = true,
            CurlOption::Cookie => self.sent.headers.push(("Cookie".to_owned(), value)),
            CurlOption::User => self.user(&value),
            CurlOption::Bearer => self.usual.push(("Authorization", format!("Bearer {value}"))),
            CurlOption::Referrer => self.sent.headers.push(("Referer".to_owned(), value)),
            CurlOption::UserAgent => self.sent.headers.push(("User-Agent".to_owned(), value)),
            CurlOption::Upload => {
                self.method.get_or_insert_with(|| "PUT".to_owned());
                self.notes.push(format!("The body is in the file `{value}`, which is not here."));
            }
            CurlOption::Insecure => {
                let why = "a browser checks certificates whatever the page wants.";
                left_out_one(&mut self.notes, name, why);
            }
            CurlOption::Transport => {
                left_out_one(&mut self.notes, name, "no page can choose this.");
            }
            CurlOption::Silent => {}
        }
    }

    /// `Name: value`; `Name;` has no value, and `Name:` takes curl's own header away.
    fn header(&mut self, line: &str) {
        if let Some(file) = line.strip_prefix('@') {
            self.notes.push(format!("Headers are in the file `{file}`, which is not here."));
        } else if let Some((name, value)) =
            line.split_once(':').filter(|(name, _)| !name.is_empty())
        {
            if value.trim().is_empty() {
                self.taken_away.push(name.trim().to_owned());
            } else {
                self.sent.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        } else if let Some(name) = line.strip_suffix(';') {
            self.sent.headers.push((name.to_owned(), String::new()));
        } else if !line.starts_with(':') {
            left_out_one(&mut self.notes, line, "`name: value` makes a header.");
        }
    }

    fn data(&mut self, separator: &str, value: &str, name: &str) {
        match value.strip_prefix('@') {
            Some(file) => {
                let file = if file == "-" { "standard input" } else { file };
                self.notes.push(format!("`{name}` reads `{file}`, which is not here."));
                self.add_data(separator, "");
            }
            None => self.add_data(separator, value),
        }
    }

    /// Joins a piece to the data. Pieces of a form have `&` between them, those of JSON nothing.
    fn add_data(&mut self, separator: &str, piece: &str) {
        match &mut self.data {
            Some(data) => data.extend([separator, piece]),
            None => self.data = Some(piece.to_owned()),
        }
    }

    fn user(&mut self, name_and_password: &str) {
        let credentials = base64(name_and_password.as_bytes());
        self.usual.push(("Authorization", format!("Basic {credentials}")));
        self.notes.push(curl_url::USER.to_owned());
    }

    /// Undoes what an option did: the last word counts.
    fn take_back(&mut self, known: CurlOption) {
        match known {
            CurlOption::Head => self.head = false,
            CurlOption::DataInUrl => self.data_in_url = false,
            CurlOption::Url
            | CurlOption::Method
            | CurlOption::Header
            | CurlOption::Data
            | CurlOption::RawData
            | CurlOption::EncodedData
            | CurlOption::Json
            | CurlOption::Form
            | CurlOption::Cookie
            | CurlOption::User
            | CurlOption::Bearer
            | CurlOption::Referrer
            | CurlOption::UserAgent
            | CurlOption::Upload
            | CurlOption::Insecure
            | CurlOption::Transport
            | CurlOption::Silent => {}
        }
    }

    /// Adds what curl adds of itself. Of two such headers of one name the first counts.
    fn add_usual(&mut self) {
        for (name, value) in std::mem::take(&mut self.usual) {
            let taken_away = self.taken_away.iter().any(|other| other.eq_ignore_ascii_case(name));
            if !taken_away && self.sent.header(name).is_none() {
                self.sent.headers.push((name.to_owned(), value));
            }
        }
    }

    /// Puts the parts together as curl would.
    fn finish(mut self) -> Transaction {
        if !curl_url::has_scheme(&self.sent.url) {
            self.sent.url.insert_str(0, "http://");
        }
        // The option and the header come before what the URL says.
        if self.usual.iter().all(|(name, _)| *name != "Authorization")
            && self.sent.header("authorization").is_none()
            && let Some(user) = curl_url::user(&self.sent.url)
        {
            self.user(&user);
        }
        let data = self.data.take();
        let mut usual = "GET";
        if self.data_in_url {
            curl_url::extend(&mut self.sent.url, &data.unwrap_or_default());
        } else if data.is_some() {
            usual = "POST";
            self.usual.push(("Content-Type", "application/x-www-form-urlencoded".to_owned()));
            self.sent.body = data;
        } else if !self.form.is_empty() {
            usual = "POST";
            self.sent.body = Some(form::body(&self.form, &mut self.notes));
            self.sent.form = true;
        }
        if self.head {
            usual = "HEAD";
        }
        self.add_usual();
        self.sent.method = self.method.unwrap_or_else(|| usual.to_owned());
        Transaction { sent: self.sent, notes: self.notes, ..Transaction::default() }
    }
}
