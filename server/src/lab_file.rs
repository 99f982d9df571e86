//! A file that describes the lab, as `GET /api/lab` exports it.

use std::{fs, io::Read, path::Path};

use cors_wire::LabDocument;

use crate::endpoints::{Endpoints, EndpointsError};
use crate::{Limits, StartError};

/// Makes the file's endpoints the whole lab.
///
/// # Errors
///
/// When the file cannot be read, is larger than the server holds, or describes no lab.
pub(crate) fn load(path: &Path, endpoints: &Endpoints, limits: &Limits) -> Result<(), StartError> {
    let lab_error = |reason| StartError::Lab { path: path.to_owned(), reason };
    let document = read(path, limits.endpoint_bytes).map_err(lab_error)?;
    if let Some(problem) = document.validate().first() {
        return Err(lab_error(format!("{}: {}", problem.pointer, problem.detail)));
    }
    let committed = endpoints.commit(endpoints.replacement(&document));
    committed.map(drop).map_err(|error| {
        lab_error(match error {
            EndpointsError::TooMany(most) => format!("it has more than {most} endpoints"),
            EndpointsError::TooLarge(most) => format!("it has policies of more than {most} bytes"),
            // The document holds a policy for each name, and nobody else changes the lab yet.
            EndpointsError::Unknown(name)
            | EndpointsError::Exists(name)
            | EndpointsError::Changed(name) => format!("`{name}` cannot be set"),
            EndpointsError::IsRoot => "`root` cannot be left out".to_owned(),
        })
    })
}

fn read(path: &Path, most_bytes: usize) -> Result<LabDocument, String> {
    let file = fs::File::open(path).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    let read = file.take(most_bytes as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| error.to_string())?;
    if bytes.len() > most_bytes {
        return Err(format!("it is larger than {most_bytes} bytes"));
    }
    serde_json::from_slice(&bytes).map_err(|error| error.to_string())
}
