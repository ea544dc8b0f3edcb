//! Whether a learner knows what they know.

use super::wilson;
use crate::learner::{Calibration, Certainty, Judgement};

/// The levels, least sure first.
pub(super) const LEVELS: [Certainty; 3] = [Certainty::Guess, Certainty::Likely, Certainty::Sure];

/// Below so many answers nothing is said.
const ENOUGH: u32 = 10;

/// The share of right answers for which a level is the best choice.
///
/// A. R. Gardner-Medwin, "Confidence-based marking" (2006): of three levels the first pays best below two thirds, the third above four
/// fifths.
fn band(certainty: Certainty) -> (f64, f64) {
    match certainty {
        Certainty::Guess => (0.0, 2.0 / 3.0),
        Certainty::Likely => (2.0 / 3.0, 0.8),
        Certainty::Sure => (0.8, 1.0),
    }
}

/// Judges the answers of a level: only what lies outside its band with 95 % confidence is called wrong.
pub(super) fn calibration(certainty: Certainty, answered: u32, right: u32) -> Calibration {
    let (low, high) = wilson(right, answered);
    let (least, most) = band(certainty);
    let judgement = match () {
        () if answered < ENOUGH => Judgement::TooFew,
        () if high < least => Judgement::SurerThanRight,
        () if low > most => Judgement::RighterThanSure,
        () => Judgement::Fits,
    };
    Calibration { certainty, answered, right, judgement }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_judged_only_when_the_answers_say_so() {
        use Certainty::{Guess, Likely, Sure};
        use Judgement::{Fits, RighterThanSure, SurerThanRight, TooFew};
        for (certainty, answered, right, judgement) in [
            (Sure, 0, 0, TooFew),
            (Sure, 9, 0, TooFew),
            (Sure, 10, 9, Fits),
            (Sure, 10, 7, Fits),
            (Sure, 40, 24, SurerThanRight),
            (Likely, 60, 20, SurerThanRight),
            (Likely, 20, 14, Fits),
            (Likely, 60, 59, RighterThanSure),
            (Guess, 40, 10, Fits),
            (Guess, 40, 0, Fits),
            (Guess, 40, 38, RighterThanSure),
        ] {
            let own = calibration(certainty, answered, right);
            assert_eq!(own.judgement, judgement, "{certainty:?} {right} of {answered}");
        }
    }
}
