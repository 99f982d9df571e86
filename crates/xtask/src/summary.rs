//! What all stages came to.

use std::fmt;

use crate::stage::{Ending, Report};

/// The reports of all stages, in order.
#[derive(Debug, Default)]
pub struct Summary(Vec<Report>);

impl Summary {
    /// Takes another stage's report.
    pub fn push(&mut self, report: Report) {
        self.0.push(report);
    }

    /// How many stages failed.
    pub fn failures(&self) -> usize {
        self.count(|ending| matches!(ending, Ending::Failed(_)))
    }

    fn count(&self, counts: impl Fn(&Ending) -> bool) -> usize {
        self.0.iter().filter(|report| counts(&report.ending)).count()
    }
}

/// The failures first, then a line for each stage.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for report in &self.0 {
            if let Ending::Failed(failure) = &report.ending {
                writeln!(f, "\n-- {}\n{failure}", report.name)?;
            }
        }
        writeln!(f, "\n== summary")?;
        for Report { name, took, ending } in &self.0 {
            match ending {
                Ending::Passed => writeln!(f, "ok       {name:<44} {:>5} s", took.as_secs())?,
                Ending::Failed(_) => writeln!(f, "FAILED   {name:<44} {:>5} s", took.as_secs())?,
                Ending::LeftOut(reason) => writeln!(f, "LEFT OUT {name}: {reason}")?,
            }
        }
        let (failed, all) = (self.failures(), self.0.len());
        match (failed, self.count(|ending| matches!(ending, Ending::LeftOut(_)))) {
            (0, 0) => writeln!(f, "all stages passed"),
            (0, left_out) => writeln!(f, "all other stages passed; left out: {left_out} of {all}"),
            (failed, _) => writeln!(f, "{failed} of {all} stages failed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Summary;
    use crate::{
        Failure,
        stage::{Ending, Report},
    };

    #[test]
    fn every_stage_has_its_line_and_failures_their_last_words() {
        let mut summary = Summary::default();
        let report = |name, ending| Report { name, took: Duration::from_secs(2), ending };
        summary.push(report("format", Ending::Passed));
        assert!(summary.to_string().ends_with("all stages passed\n"));
        summary.push(report("page tests", Ending::LeftOut("no browser".to_owned())));
        assert!(summary.to_string().ends_with("all other stages passed; left out: 1 of 2\n"));
        let failure = Failure::new("pass", "a\nb", "mend it");
        summary.push(report("native tests", Ending::Failed(failure)));
        let text = summary.to_string();
        assert!(text.contains("-- native tests\nerror: could not pass\n  | a\n  | b\n"));
        assert!(text.contains("\nok       format "));
        assert!(text.contains("\nFAILED   native tests "));
        assert!(text.contains("\nLEFT OUT page tests: no browser\n"));
        assert!(text.ends_with("1 of 3 stages failed\n"));
    }
}
