//! Requests that no browser makes: [bad ports] and mixed content.
//!
//! [bad ports]: https://fetch.spec.whatwg.org/#block-bad-port

use url::Url;

use crate::{
    Algorithm::{BlockBadPort, MixedContent},
    Cause, Failure, Stage, Subject, Verdict,
    fetch_params::FetchParams,
    log::Looked,
    site::is_trustworthy_host,
};

const BAD_PORTS: &[u16] = &[
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101,
    102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427,
    465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990,
    993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
    6668, 6669, 6679, 6697, 10080,
];

/// Refuses ports that belong to other protocols.
pub(crate) fn block_bad_port(params: &mut FetchParams<'_>) -> Result<(), Box<Failure>> {
    let url = &params.request.url;

    // A URL without a port of its own has its scheme's default, which is never bad.
    let port = url.port().filter(|_| is_http(url));
    let Some(port) = port else {
        return Ok(());
    };
    let looked = Looked::at(Subject::Port, port.to_string());
    let step = BlockBadPort.step("3");
    if BAD_PORTS.binary_search(&port).is_ok() {
        return Err(params.refuse(Stage::Blocked, step, looked, Cause::BadPort { port }));
    }
    params.log.check(step, looked, Verdict::Pass);
    Ok(())
}

/// Refuses insecure URLs on a secure page, unless they stay on this machine.
pub(crate) fn block_mixed_content(params: &mut FetchParams<'_>) -> Result<(), Box<Failure>> {
    if params.request.origin.tuple().is_none_or(|(scheme, _, _)| scheme != "https") {
        return Ok(());
    }
    let url = &params.request.url;
    let looked = Looked::at(Subject::Scheme, url.scheme()).expecting(["https"]);
    let step = MixedContent.step("7");
    if url.scheme() == "http" && !url.host().is_some_and(|host| is_trustworthy_host(&host)) {
        let cause = Cause::MixedContent { url: url.as_str().to_owned() };
        return Err(params.refuse(Stage::Blocked, step, looked, cause));
    }
    params.log.check(step, looked, Verdict::Pass);
    Ok(())
}

fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_ports_is_sorted_and_complete() {
        assert!(BAD_PORTS.is_sorted());
        assert_eq!(BAD_PORTS.len(), 83);
    }
}
