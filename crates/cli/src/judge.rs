//! `cors judge`: exchanges in, verdicts out.

use clap::{Args, ValueEnum};
use cors_engine::Profile;
use cors_experiment::judge::Judgement;

use crate::{
    explain::explain,
    failure::Failure,
    stream::{write_each, write_lines},
};

/// Judge exchanges: what would a browser do?
///
/// Reads exchanges as JSON Lines or as one JSON array and writes a verdict for each, one line of
/// JSON, in order and as it goes. Input that is no exchange ends the command with status 2, after
/// the verdicts before it.
#[derive(Debug, Args)]
pub(crate) struct Judge {
    /// Whose rules apply: the standard's, or an engine's, deviations included.
    #[arg(long, value_enum, default_value = "standard")]
    profile: ProfileArgument,

    /// Write every check as readable text instead of JSON.
    #[arg(long)]
    explain: bool,

    /// The file to read; `-` is standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    file: String,
}

/// A profile as an argument.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ProfileArgument {
    /// The Fetch Standard.
    Standard,
    /// Chromium 156.
    Chromium,
    /// Firefox 153.
    Firefox,
    /// `WebKitGTK` 2.50.
    Webkit,
}

impl Judge {
    /// Judges the whole input.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let profile = Profile::from(self.profile);
        if self.explain {
            return write_each(&self.file, anstream::stdout().lock(), |exchange, output| {
                explain(exchange, profile, output).map_err(Failure::Output)
            });
        }
        write_lines(&self.file, |exchange| Judgement::of(exchange, profile))
    }
}

impl From<ProfileArgument> for Profile {
    fn from(argument: ProfileArgument) -> Self {
        match argument {
            ProfileArgument::Standard => Self::Standard,
            ProfileArgument::Chromium => Self::Chromium,
            ProfileArgument::Firefox => Self::Firefox,
            ProfileArgument::Webkit => Self::Webkit,
        }
    }
}
