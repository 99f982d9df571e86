//! What all stages came to.

use std::fmt;

use crate::stage::Report;

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
        self.0.iter().filter(|report| report.failure.is_some()).count()
    }
}

/// The failures first, then a line for each stage.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for report in &self.0 {
            if let Some(failure) = &report.failure {
                writeln!(f, "\n-- {}\n{failure}", report.name)?;
            }
        }
        writeln!(f, "\n== summary")?;
        for Report { name, took, failure } in &self.0 {
            let mark = if failure.is_some() { "FAILED" } else { "ok" };
            writeln!(f, "{mark:<7} {name:<44} {:>5} s", took.as_secs())?;
        }
        match self.failures() {
            0 => writeln!(f, "all stages passed"),
            count => writeln!(f, "{count} of {} stages failed", self.0.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Summary;
    use crate::{Failure, stage::Report};

    #[test]
    fn every_stage_has_its_line_and_failures_their_last_words() {
        let mut summary = Summary::default();
        let report = |name, failure| Report { name, took: Duration::from_secs(2), failure };
        summary.push(report("format", None));
        assert!(summary.to_string().ends_with("all stages passed\n"));
        summary.push(report("native tests", Some(Failure::new("pass", "a\nb", "mend it"))));
        let text = summary.to_string();
        assert!(text.contains("-- native tests\nerror: could not pass\n  | a\n  | b\n"));
        assert!(text.contains("\nok      format "));
        assert!(text.contains("\nFAILED  native tests "));
        assert!(text.ends_with("1 of 2 stages failed\n"));
    }
}
